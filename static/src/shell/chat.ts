const FIELD = "#playbill-composer textarea";
const QUESTION = "#playbill-chat .playbill-question";

/** Puts the cursor where messages are written. */
export function focusComposer(): void {
  focusOn(FIELD);
}

/** Brings the open question into view, ready to be answered: its first button or field, else the composer. */
export function focusQuestion(): void {
  const question = document.querySelector(QUESTION);
  const first = question?.querySelector<HTMLElement>("button, input, textarea");
  if (first) bring(first);
  else focusComposer();
}

function focusOn(selector: string): void {
  const found = document.querySelector<HTMLElement>(selector);
  if (found) bring(found);
}

function bring(element: HTMLElement): void {
  element.scrollIntoView({ block: "nearest" });
  element.focus();
}
