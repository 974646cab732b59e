const NEAR = 40;

/** Keeps the newest message in view while the reader is there, and never moves what they are reading. */
export class Scrolling {
  private follow = true;
  private top = 0;
  private pane: HTMLElement | null = null;
  private content: Element | null = null;
  private readonly sizes = new ResizeObserver(() => this.grown());

  constructor(
    private readonly chat: HTMLElement,
    private readonly tell: (below: boolean) => void,
  ) {
    new MutationObserver(() => this.grown()).observe(chat, { childList: true, subtree: true, characterData: true });
    chat.addEventListener("scroll", (event) => this.scrolled(event.target), { capture: true, passive: true });
    this.sizes.observe(chat);
  }

  /** Goes to the newest message and stays there. */
  toEnd(): void {
    this.follow = true;
    this.grown();
    this.tell(false);
  }

  /** More was said; who reads above is told. */
  said(): void {
    if (!this.follow) this.tell(true);
  }

  private scrolled(target: EventTarget | null): void {
    if (target !== this.pane || !this.pane) return;
    const { scrollTop, clientHeight, scrollHeight } = this.pane;
    const atEnd = scrollHeight - scrollTop - clientHeight < NEAR;
    if (atEnd) this.tell(false);
    // Only the reader goes up; when more has come since our own way down, the end is merely further away.
    this.follow = atEnd || (this.follow && scrollTop >= this.top);
    this.top = scrollTop;
  }

  private grown(): void {
    this.pane = this.chat.querySelector<HTMLElement>("[role=log]");
    if (!this.pane) return;
    if (this.pane.firstElementChild !== this.content) this.watch(this.pane.firstElementChild);
    if (this.follow) this.pane.scrollTop = this.pane.scrollHeight;
  }

  /** Pictures that load and lines that open change the height without changing what stands there. */
  private watch(content: Element | null): void {
    if (this.content) this.sizes.unobserve(this.content);
    if (content) this.sizes.observe(content);
    this.content = content;
  }
}
