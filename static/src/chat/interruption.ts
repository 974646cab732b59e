import { createStore } from "zustand/vanilla";
import { studio } from "../store/studio";
import { type Draft, interrupt } from "./composer";
import { type Aim, writersOf } from "./interrupting";

interface Interruption {
  /** Whom the draft is for that the page hands over next. */
  readonly aim: Aim | null;
  /** The list is open from which one of several is chosen. */
  readonly choosing: boolean;
  /** Has the page hand the draft over. */
  readonly deliver: () => void;
}

/** An interruption from the composer while it comes about: Gradio holds the draft, and hands it over when asked. */
export const interruption = createStore<Interruption>(() => ({ aim: null, choosing: false, deliver: () => undefined }));

/** Has the draft said to this agent. */
export function interruptNow(aim: Aim): void {
  interruption.setState({ aim, choosing: false });
  interruption.getState().deliver();
}

/** Says the draft to whom it is for, and gives what then stands in the composer. */
export async function interruptWith(draft: Draft): Promise<Draft> {
  const { aim } = interruption.getState();
  interruption.setState({ aim: null });
  return aim ? interrupt(draft, aim) : draft;
}

/** Lets `Ctrl+Enter` in the composer interrupt who is writing; when nobody is, the key is the composer's own. */
export function followInterruptKeys(field: string): void {
  const keyed = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    if (!(event.target instanceof Element && event.target.matches(field))) return;
    const writers = writersOf(studio.getState().chat);
    const [first] = writers;
    if (!first) return;
    event.preventDefault();
    event.stopPropagation();
    if (writers.length === 1) interruptNow(first);
    else interruption.setState({ choosing: true });
  };
  document.addEventListener("keydown", keyed, { capture: true });
}
