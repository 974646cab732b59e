import { useStudio } from "../store/studio";

/** What an empty canvas says. */
export function EmptyCanvas() {
  const empty = useStudio(({ flow, flowId }) => flowId !== null && Object.keys(flow.nodes).length === 0);
  return empty ? <p className="pb-empty">Drag something from the left, or press N.</p> : null;
}
