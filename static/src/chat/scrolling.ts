const NEAR = 40;

/** Keeps the newest message in view while the reader is there, and never moves what they are reading. */
export class Scrolling {
  private follow = true;
  private pane: HTMLElement | null = null;

  constructor(
    private readonly chat: HTMLElement,
    private readonly tell: (below: boolean) => void,
  ) {
    new MutationObserver(() => this.grown()).observe(chat, { childList: true, subtree: true, characterData: true });
    chat.addEventListener("scroll", (event) => this.scrolled(event.target), { capture: true, passive: true });
    new ResizeObserver(() => this.grown()).observe(chat);
  }

  /** Goes to the newest message and stays there. */
  toEnd(): void {
    this.follow = true;
    this.grown();
    this.tell(false);
  }

  private scrolled(target: EventTarget | null): void {
    if (target !== this.pane || !this.pane) return;
    const { scrollTop, clientHeight, scrollHeight } = this.pane;
    this.follow = scrollHeight - scrollTop - clientHeight < NEAR;
    if (this.follow) this.tell(false);
  }

  private grown(): void {
    this.pane = this.chat.querySelector<HTMLElement>("[role=log]");
    if (!this.pane) return;
    if (this.follow) this.pane.scrollTop = this.pane.scrollHeight;
    else this.tell(true);
  }
}
