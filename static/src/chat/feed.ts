const FASTEST = 1000 / 15;
const EASE = 3;

/**
 * Hands the conversation on at most fifteen times a second, and slower where drawing it takes long.
 *
 * Gradio's Chatbot looks at every row for each value it gets, so a long conversation must not be handed on faster than
 * the page can draw it.
 */
export class Feed {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private pause = FASTEST;
  private last = Number.NEGATIVE_INFINITY;

  constructor(private readonly deliver: () => void) {}

  /** Something changed; it is handed on as soon as the pace allows. */
  changed(): void {
    if (this.timer !== undefined) return;
    this.timer = setTimeout(() => this.hand(), Math.max(0, this.last + this.pause - performance.now()));
  }

  private hand(): void {
    this.timer = undefined;
    this.last = performance.now();
    this.deliver();
    setTimeout(() => {
      this.pause = Math.max(FASTEST, EASE * (performance.now() - this.last));
    });
  }
}
