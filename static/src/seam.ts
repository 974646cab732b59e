import type { ChatMessage, RunBar, SessionCard } from "./contract";
import type { Composer } from "./shell/chat";
import { setComposer } from "./shell/chat";
import { answer, openFlow } from "./store/actions";
import { ask } from "./store/connect";
import { studio } from "./store/studio";

/** What the page's chat shows: the conversation, what the run waits for, and the conversations to choose from. */
export interface Chat {
  readonly messages: readonly ChatMessage[];
  readonly bar: RunBar;
  readonly session: SessionCard | null;
  readonly sessions: readonly SessionCard[];
}

/** What the page outside of the bundle may use; also `window.playbill`. */
export interface Seam {
  /** Draws header, panels and canvas into an element. */
  readonly mount: (element: HTMLElement) => void;
  /** Draws the log into an element. */
  readonly mountLog: (element: HTMLElement) => void;
  /** Calls back with the chat now and after each change; gives the function that ends it. */
  readonly onChat: (tell: (chat: Chat) => void) => () => void;
  /** Says something in the chat; `files` are media hashes. False when it was refused. */
  readonly sendMessage: (text: string, files?: readonly string[]) => Promise<boolean>;
  /** Answers the question that the run waits with. */
  readonly answer: (text: string) => Promise<boolean>;
  /** Shows another conversation of the open flow, or begins a new one. */
  readonly showSession: (session: string | null) => Promise<boolean>;
  /** Says how the page's chat is focused. */
  readonly setComposer: (composer: Composer) => void;
}

export const chatSeam: Omit<Seam, "mount" | "mountLog"> = {
  onChat: (tell) => {
    tell(chatNow());
    return studio.subscribe((state, before) => {
      const same = ["chat", "bar", "session", "sessions"] as const;
      if (same.some((key) => state[key] !== before[key])) tell(chatNow());
    });
  },
  sendMessage: (text, files = []) => ask({ kind: "send_message", text, files: [...files] }),
  answer,
  showSession: (session) => {
    const { flowId } = studio.getState();
    return session !== null && flowId !== null ? openFlow(flowId, session) : ask({ kind: "new_session" });
  },
  setComposer,
};

function chatNow(): Chat {
  const { chat, bar, session, sessions } = studio.getState();
  return { messages: chat, bar, session, sessions };
}
