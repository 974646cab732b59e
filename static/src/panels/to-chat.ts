import { focusComposer, focusQuestion } from "../shell/chat";
import { setPanels } from "../store/panels";
import { show } from "./phone/screen";

/** Shows the chat where it is not beside the canvas, and puts the cursor where messages are written. */
export function toComposer(): void {
  showChat(focusComposer);
}

/** Shows the chat where it is not beside the canvas, with the open question ready to be answered. */
export function toQuestion(): void {
  showChat(focusQuestion);
}

/** The chat is drawn by the page; it can take the focus once it is shown. */
function showChat(then: () => void): void {
  show({ screen: "chat" });
  setPanels({ chat: true });
  requestAnimationFrame(then);
}
