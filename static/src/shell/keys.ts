import { isTyping } from "../canvas/gestures/typing";
import { toComposer, toQuestion } from "../panels/to-chat";
import { redo, run, stop, undo } from "../store/actions";
import { setOverlay, setPanels } from "../store/panels";
import type { Panels } from "../store/state";
import { studio } from "../store/studio";
import { division } from "./division";
import { goRound } from "./regions";

/** Listens for the keys that work everywhere on the page; gives the function that ends it. */
export function followKeys(): () => void {
  const keyed = (event: KeyboardEvent) => {
    const found = event.defaultPrevented ? null : pageKey(event);
    if (!found) return;
    event.preventDefault();
    found();
  };
  document.addEventListener("keydown", keyed);
  return () => document.removeEventListener("keydown", keyed);
}

function pageKey(event: KeyboardEvent): (() => void) | null {
  if (event.key === "F6") return () => goRound(event.shiftKey);
  if (event.ctrlKey || event.metaKey) return commandKey(event);
  if (isTyping(event.target) || event.altKey || studio.getState().panels.overlay) return null;
  if (event.key === "?") return () => setOverlay({ kind: "shortcuts" });
  if (event.key === "/") return focusPalette;
  return null;
}

function commandKey({ key, shiftKey, target }: KeyboardEvent): (() => void) | null {
  switch (key.toLowerCase()) {
    case "enter":
      return isTyping(target) ? null : () => void runOrAsk();
    case ".":
      return () => void stop();
    case "k":
      return () => setOverlay({ kind: "find" });
    case "z":
      return isTyping(target) ? null : () => void (shiftKey ? redo() : undo());
    case "y":
      return isTyping(target) ? null : () => void redo();
    case "j":
      return () => toggle("log");
    case "i":
      return focusChat;
    case "\\":
      return () => toggle("hidden");
    default:
      return null;
  }
}

function runOrAsk(): void {
  const { moment } = studio.getState().bar;
  if (moment === "needs_message") toComposer();
  else if (moment === "needs_you") toQuestion();
  else void run();
}

/** Where the chat is a sheet, a second press puts it away. */
function focusChat(): void {
  const { chat } = studio.getState().panels;
  if (chat && division.getState().kind === "sheets") setPanels({ chat: false });
  else toComposer();
}

function toggle(panel: keyof Pick<Panels, "log" | "hidden">): void {
  setPanels({ [panel]: !studio.getState().panels[panel] });
}

function focusPalette(): void {
  if (!document.querySelector(".pb-left")) setPanels({ railGroup: "all" });
  else setPanels({ left: "add" });
  requestAnimationFrame(() => document.querySelector<HTMLElement>(".pb-search input, .pb-left input")?.focus());
}
