import { createRoot } from "react-dom/client";
import { studio } from "../store/studio";
import { AboveComposer, below } from "./AboveComposer";
import { ChatHeader } from "./ChatHeader";
import { ComposerWords } from "./ComposerWords";
import { type ChatbotRow, chatbotRows } from "./chatbot";
import { followChat, followPointing } from "./clicks";
import { Feed } from "./feed";
import { addGlyphStyles } from "./glyph-styles";
import { followInterruptKeys, interruption } from "./interruption";
import { Scrolling } from "./scrolling";

const PAGE = 80;
const PANE = "#playbill-chat";
const FIELD = "#playbill-composer textarea";
const SHOWN = ["chat", "hues", "specs", "flow"] as const;

let most = PAGE;

/** The rows that Gradio's Chatbot shows now. */
export function chatbotValue(): ChatbotRow[] {
  const { chat, flow, hues, specs } = studio.getState();
  return chatbotRows(chat, { flow, hues, specs }, most);
}

/** Draws the chat's header into an element and hands the conversation on through `deliver` whenever it changed. */
export function mountChatHeader(element: HTMLElement, deliver: () => void): void {
  draw(element, <ChatHeader />);
  addGlyphStyles();
  const feed = new Feed(deliver);
  // Gradio may add the Chatbot later than this header, but both to the same pane.
  const pane = element.closest<HTMLElement>(PANE) ?? element;
  Object.assign(pane, { tabIndex: -1, role: "complementary", ariaLabel: "Chat" }).dataset.region = "chat";
  const scrolling = new Scrolling(pane, (news) => below.setState({ news }));
  below.setState({ toEnd: () => scrolling.toEnd() });
  followChat(pane, () => {
    most += PAGE;
    feed.changed();
  });
  followPointing(pane);
  studio.subscribe((state, before) => {
    if (state.session?.id !== before.session?.id) most = PAGE;
    if (state.session?.id !== before.session?.id || ownMessage(state.chat, before.chat)) scrolling.toEnd();
    else if (state.chat !== before.chat) scrolling.said();
    if (SHOWN.some((key) => state[key] !== before[key])) feed.changed();
  });
  feed.changed();
}

/** Draws what stands between messages and composer. */
export function mountAboveComposer(element: HTMLElement): void {
  draw(element, <AboveComposer />);
}

/** Draws the words under the composer; `deliver` has the page hand the draft to `interruptWith`. */
export function mountComposerWords(element: HTMLElement, deliver: () => void): void {
  interruption.setState({ deliver });
  followInterruptKeys(FIELD);
  draw(element, <ComposerWords field={() => document.querySelector(FIELD)} />);
}

function ownMessage(now: readonly { readonly role: string }[], before: readonly unknown[]): boolean {
  return now.length > before.length && now.at(-1)?.role === "user";
}

function draw(element: HTMLElement, content: React.ReactNode): void {
  element.classList.add("playbill");
  createRoot(element).render(content);
}
