import { useEffect } from "react";
import { useStudio } from "../../store/studio";

/** Keeps the title of the browser's tab: the flow's name, with a (1) before it while a run waits for an answer. */
export function usePageTitle(): void {
  const name = useStudio((state) => state.flow.name);
  const waits = useStudio((state) => state.bar.moment === "needs_you");
  useEffect(() => {
    document.title = `${waits ? "(1) " : ""}${name} - Playbill`;
  }, [name, waits]);
}
