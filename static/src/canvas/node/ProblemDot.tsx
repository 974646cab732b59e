import { useStudio } from "../../store/studio";

/** A red or amber dot on the tile of a node with a problem. */
export function ProblemDot({ id }: { readonly id: string }) {
  const worst = useStudio(({ problems }) => {
    const own = problems.filter(({ node }) => node === id);
    return own.some(({ severity }) => severity === "blocking") ? "bad" : own.length > 0 ? "warn" : "";
  });
  return worst ? <i className={`pb-dot ${worst}`} /> : null;
}
