import { point } from "../store/actions";
import { studio } from "../store/studio";
import { stopToSay } from "./composer";
import { STOP } from "./interrupting";

const REST = 150;
/** The head of a message that is being written; its words follow in a row of their own. */
const WRITING = `.pb-speaker:has(button[name="${STOP}"])`;

/** Answers to clicks and pointing inside Gradio's Chatbot: earlier messages, who spoke. */
export function followChat(chat: HTMLElement, showEarlier: () => void): void {
  chat.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLButtonElement>("button[name]") : null;
    if (button?.name === "earlier") showEarlier();
    else if (button?.name === STOP) stopToSay(Number(button.value));
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  chat.addEventListener("pointerover", ({ target }) => {
    clearTimeout(timer);
    timer = setTimeout(() => pointAt(target), REST);
  });
  chat.addEventListener("pointerleave", () => {
    clearTimeout(timer);
    pointAt(null);
  });
}

function pointAt(target: EventTarget | null): void {
  const row = target instanceof Element ? target.closest(".message-row") : null;
  const head = row?.querySelector(".pb-speaker") ?? row?.previousElementSibling?.querySelector(WRITING);
  const found = /\bpb-of-(\w+)/.exec(head?.className ?? "")?.[1] ?? null;
  if (found !== studio.getState().pointed) point(found);
}

/** Outlines the messages of the node that is pointed at elsewhere. */
export function followPointing(chat: HTMLElement): void {
  studio.subscribe(({ pointed }, before) => {
    if (pointed === before.pointed) return;
    for (const row of chat.querySelectorAll(".message-row.pb-pointed")) row.classList.remove("pb-pointed");
    if (!pointed) return;
    for (const said of chat.querySelectorAll(`.pb-of-${CSS.escape(pointed)}`))
      said.closest(".message-row")?.classList.add("pb-pointed");
  });
}
