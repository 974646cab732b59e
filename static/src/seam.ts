import type { ChatbotRow } from "./chat/chatbot";
import { type Draft, say } from "./chat/composer";
import { interruptWith } from "./chat/interruption";
import { chatbotValue, mountAboveComposer, mountChatHeader, mountComposerWords } from "./chat/mount";

/** What the page outside of the bundle may use; also `window.playbill`. */
export interface Seam {
  /** Draws header, panels and canvas into an element. */
  readonly mount: (element: HTMLElement) => void;
  /** Draws the log into an element. */
  readonly mountLog: (element: HTMLElement) => void;
  /** Draws the chat's header into an element, and calls `deliver` whenever the Chatbot should take its new value. */
  readonly mountChatHeader: (element: HTMLElement, deliver: () => void) => void;
  /** Draws what stands between messages and composer. */
  readonly mountAboveComposer: (element: HTMLElement) => void;
  /** Draws the words under the composer, and calls `deliver` whenever the draft should go to `interrupt`. */
  readonly mountComposerWords: (element: HTMLElement, deliver: () => void) => void;
  /** The value of Gradio's Chatbot now. */
  readonly chatbotValue: () => ChatbotRow[];
  /** Says what stands in Gradio's MultimodalTextbox, and gives what stands there afterwards. */
  readonly say: (draft: Draft) => Promise<Draft>;
  /** The same, said to the agent in mid-answer whom the person chose. */
  readonly interrupt: (draft: Draft) => Promise<Draft>;
}

export const chatSeam: Omit<Seam, "mount" | "mountLog"> = {
  mountChatHeader,
  mountAboveComposer,
  mountComposerWords,
  chatbotValue,
  say,
  interrupt: interruptWith,
};
