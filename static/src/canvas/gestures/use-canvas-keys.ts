import { type RefObject, useEffect } from "react";
import { removeNodes } from "../../store/actions";
import { studio } from "../../store/studio";
import { useDrawing } from "../board/drawing";
import { addNode } from "./adding";
import { insertPart, partFrom, partOf, partText } from "./clipboard";
import { canvasKey } from "./keys";
import { isTyping } from "./typing";

/** Keys and clipboard of the canvas, while the focus is on it; also when nothing has the focus, as after a click beside. */
export function useCanvasKeys(root: RefObject<HTMLElement | null>): void {
  const flow = useDrawing();
  useEffect(() => {
    const mine = ({ target }: Event) =>
      !isTyping(target) &&
      (document.activeElement === document.body || (root.current?.contains(document.activeElement) ?? false));
    const keyed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !mine(event) || onButton(event)) return;
      const found = canvasKey(event, flow);
      if (!found) return;
      event.preventDefault();
      found();
    };
    const copied = (event: ClipboardEvent) => {
      const ids = [...studio.getState().selected];
      if (!mine(event) || ids.length === 0 || window.getSelection()?.toString()) return;
      event.preventDefault();
      event.clipboardData?.setData("text/plain", partText(partOf(studio.getState().flow, ids)));
      if (event.type === "cut") void removeNodes(ids);
    };
    const pasted = (event: ClipboardEvent) => {
      const text = event.clipboardData?.getData("text/plain") ?? "";
      if (!mine(event) || !text) return;
      event.preventDefault();
      const part = partFrom(text);
      if (part) void insertPart(part);
      else void pasteText(text, flow.screenToFlowPosition(middle(root.current)));
    };
    document.addEventListener("keydown", keyed);
    document.addEventListener("copy", copied);
    document.addEventListener("cut", copied);
    document.addEventListener("paste", pasted);
    return () => {
      document.removeEventListener("keydown", keyed);
      document.removeEventListener("copy", copied);
      document.removeEventListener("cut", copied);
      document.removeEventListener("paste", pasted);
    };
  }, [flow, root]);
}

/** Enter and Space press a button that has the focus. */
function onButton({ key, target }: KeyboardEvent): boolean {
  return (key === "Enter" || key === " ") && target instanceof HTMLButtonElement;
}

function middle(element: HTMLElement | null): { x: number; y: number } {
  const box = element?.getBoundingClientRect();
  return { x: (box?.left ?? 0) + (box?.width ?? 0) / 2, y: (box?.top ?? 0) + (box?.height ?? 0) / 3 };
}

/** A text from elsewhere becomes a node that holds it. */
async function pasteText(text: string, place: { x: number; y: number }): Promise<void> {
  const spec = studio.getState().specs.get("Text");
  const setting = spec?.settings.find(({ kind }) => kind === "long_text");
  if (spec && setting) await addNode({ spec, place, inside: null, settings: { [setting.name]: text } });
}
