const FIELD = "#playbill-composer textarea";
const QUESTION = "#playbill-chat .playbill-question";

/** Puts the cursor where messages are written. */
export function focusComposer(): void {
  focusOn(FIELD);
}

/** Brings the open question into view, ready to be answered: its first button or field, else the composer. */
export function focusQuestion(): void {
  focusOn(`${QUESTION} button`) || focusOn(`${QUESTION} input`) || focusOn(FIELD);
}

function focusOn(selector: string): boolean {
  const found = [...document.querySelectorAll<HTMLElement>(selector)].at(-1);
  found?.scrollIntoView({ block: "nearest" });
  found?.focus();
  return found !== undefined;
}
