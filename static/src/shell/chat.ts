/** The page's own chat as the bundle reaches it. */
export interface Composer {
  /** Puts the cursor where messages are written. */
  readonly focus: () => void;
  /** Brings the open question into view, ready to be answered. */
  readonly focusQuestion: () => void;
}

const FIELD = "#playbill-composer textarea";
const QUESTION = "#playbill-chat .playbill-question";

let composer: Composer = {
  focus: () => focusOn(FIELD),
  focusQuestion: () => focusOn(`${QUESTION} button, ${QUESTION} input, ${FIELD}`),
};

/** Lets the page say how its chat is focused, where that differs from its fields' ids. */
export function setComposer(given: Composer): void {
  composer = given;
}

/** Puts the cursor where messages are written. */
export function focusComposer(): void {
  composer.focus();
}

/** Brings the open question into view, ready to be answered. */
export function focusQuestion(): void {
  composer.focusQuestion();
}

function focusOn(selector: string): void {
  const found = document.querySelector<HTMLElement>(selector);
  found?.scrollIntoView({ block: "nearest" });
  found?.focus();
}
