/** Tells after a rest that something has been hovered over long enough; only the newest one counts. */
export class HoverTimer<T> {
  private key = "";
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly rest: number,
    private readonly tell: (thing: T | null) => void,
  ) {}

  /** What is under the hand now; null for nothing, which counts at once. */
  over(key: string, thing: T | null): void {
    if (key === this.key) return;
    this.end();
    this.key = key;
    if (thing !== null) this.timer = setTimeout(() => this.tell(thing), this.rest);
  }

  /** Forgets what was under the hand. */
  end(): void {
    clearTimeout(this.timer);
    if (this.key) this.tell(null);
    this.key = "";
  }
}
