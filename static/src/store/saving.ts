import type { SaveState } from "./state";

const SHORT = 400;

/** Tells how saving stands: `saving` only when it takes more than 400 ms, `trying` while nobody answers. */
export class SavingClock {
  private waiting = false;
  private online = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly tell: (save: SaveState) => void) {}

  /** Whether edits are under way. */
  pending(waiting: boolean): void {
    if (waiting === this.waiting) return;
    this.waiting = waiting;
    this.settle();
  }

  /** Whether the server can be reached. */
  connected(online: boolean): void {
    this.online = online;
    this.settle();
  }

  private settle(): void {
    clearTimeout(this.timer);
    if (!this.waiting) this.tell("saved");
    else if (!this.online) this.tell("trying");
    else this.timer = setTimeout(() => this.tell("saving"), SHORT);
  }
}
