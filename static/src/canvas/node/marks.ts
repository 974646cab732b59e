import { useStudio } from "../../store/studio";
import { useGesture } from "../gestures/gesture";

/** Classes of a node that do not come from its own state. */
export function useMarks(id: string): string {
  const off = useStudio(({ flow }) => flow.off.includes(id));
  const pointed = useStudio((state) => state.pointed === id);
  const apart = useGesture(({ connecting }) => connecting !== null && !connecting.nodes.has(id));
  return `${off ? " off" : ""}${pointed ? " pointed" : ""}${apart ? " apart" : ""}`;
}
