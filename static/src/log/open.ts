import { useDivision } from "../shell/division";
import { useStudio } from "../store/studio";

/** Whether the log shows its lines: when it is open, and on a phone, where it is a screen of its own. */
export function useLogOpen(): boolean {
  const open = useStudio((state) => state.panels.log);
  const kind = useDivision((layout) => layout.kind);
  return kind === "phone" || (open && kind !== "sheets");
}
