/** How wide left panel and chat, and how high the log are, in pixels. */
export interface Sizes {
  readonly left: number;
  readonly chat: number;
  readonly log: number;
}

/** Sizes a user has dragged edges to; what is missing follows the window. */
export type ChosenSizes = Partial<Sizes>;

/** How the page is divided in a window of some size. */
export interface Layout extends Sizes {
  /** `phone` has one screen at a time, `sheets` puts chat and inspector over the canvas. */
  readonly kind: "phone" | "sheets" | "small" | "usual" | "large";
  /** The left panel is the rail of category icons. */
  readonly rail: boolean;
  readonly inspector: "docked" | "floats" | "sheet";
}

interface Window {
  readonly width: number;
  readonly height: number;
}

/** What of the panels decides about the division. */
export interface Shown {
  readonly inspector: boolean;
  readonly log: boolean;
  readonly hidden: boolean;
}

export const BAR = 36;
const RAIL = 48;
export const LIMITS = { left: [180, 320], chat: [300, 560], log: [96, 0.6] } as const;

/** The division of the page: by the window's size, then by what is open, then by what the user has dragged. */
export function layoutOf({ width, height }: Window, shown: Shown, chosen: ChosenSizes): Layout {
  const kind = kindOf(width);
  const base = BASE[kind];
  const rail = base.left === RAIL || (kind === "usual" && shown.inspector && !shown.hidden);
  const left =
    rail || base.left === 0
      ? Math.min(RAIL, base.left)
      : clamp(chosen.left ?? base.left, LIMITS.left[0], LIMITS.left[1]);
  const chat = base.chat === 0 ? 0 : clamp(chosen.chat ?? base.chat, LIMITS.chat[0], LIMITS.chat[1]);
  const high = height < 780 && base.log > BAR ? 132 : base.log;
  const log = base.log <= BAR ? base.log : clamp(chosen.log ?? high, LIMITS.log[0], height * LIMITS.log[1]);
  return {
    kind,
    rail,
    inspector: base.inspector,
    left: shown.hidden ? 0 : left,
    chat,
    log: shown.hidden ? 0 : shown.log || kind === "phone" ? log : BAR,
  };
}

const BASE = {
  phone: { left: 0, chat: 0, log: 0, inspector: "sheet" },
  sheets: { left: RAIL, chat: 0, log: BAR, inspector: "sheet" },
  small: { left: RAIL, chat: 320, log: 180, inspector: "floats" },
  usual: { left: 196, chat: 336, log: 180, inspector: "floats" },
  large: { left: 240, chat: 400, log: 228, inspector: "docked" },
} as const;

function kindOf(width: number): Layout["kind"] {
  if (width <= 700) return "phone";
  if (width < 1024) return "sheets";
  if (width <= 1366) return "small";
  return width < 1800 ? "usual" : "large";
}

function clamp(value: number, least: number, most: number): number {
  return Math.round(Math.min(Math.max(value, least), most));
}
