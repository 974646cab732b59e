import type { Toast } from "./state";
import { studio } from "./studio";

const SHOWN_FOR = 8000;
const MOST = 3;
let last = 0;

/** Shows a sentence for eight seconds, with a button where one is given. */
export function toast(sentence: string, action?: Toast["action"], tone: Toast["tone"] = "plain"): void {
  last += 1;
  const id = last;
  const made: Toast = action ? { id, sentence, tone, action } : { id, sentence, tone };
  studio.setState((state) => ({
    toasts: [...state.toasts.filter((one) => one.sentence !== sentence), made].slice(-MOST),
  }));
  setTimeout(() => dismissToast(id), SHOWN_FOR);
}

/** Takes a toast away. */
export function dismissToast(id: number): void {
  studio.setState((state) => ({ toasts: state.toasts.filter((one) => one.id !== id) }));
}

/** Has screen readers say something, at once when `urgent`. */
export function announce(text: string, urgent = false): void {
  studio.setState({ announcement: { text, urgent } });
}
