import type { Lane, Size, Standing } from "./lanes";
import type { Slot } from "./slots";

/** How large tools are drawn in the box of their agent, how far apart, and how many stand side by side, in pixels. */
export const TOOLS = { width: 168, height: 56, gap: 12, side: 16, above: 16, across: 3 } as const;
/** The place for the next tool is lower where it begins a row. */
const LOW = 36;
/** The gap that stands below every lane. */
const BETWEEN = 16;

interface ToolLanes {
  readonly lanes: readonly Lane[];
  /** How wide the box must be for them. */
  readonly width: number;
  /** Where what stands under them begins. */
  readonly bottom: number;
}

/** Whether a body is drawn as a card: a tool of one node, or none yet; one of several nodes is a lane. */
export function isCard(slot: Slot, members: readonly Standing[]): boolean {
  const [only, other] = members;
  return slot.tool && !other && !only?.open;
}

/** The tools of an agent in rows under its header; the last place is for the next one. */
export function toolLanes(
  slots: readonly Slot[],
  members: (slot: string) => readonly Standing[],
  top: number,
): ToolLanes {
  const cards = slots.filter((slot) => isCard(slot, members(slot.slot)));
  const next = cards.findLast(({ slot }) => members(slot).length === 0);
  const shown = [...cards.filter(({ slot }) => members(slot).length > 0), ...(next ? [next] : [])];
  const first = top + TOOLS.above;
  const lanes = shown.map((slot, index) => cardLane(slot, index, { first, place: members(slot.slot)[0]?.place }));
  const end = lanes.at(-1);
  const columns = Math.min(lanes.length, TOOLS.across);
  const width = columns * (TOOLS.width + TOOLS.gap) - TOOLS.gap + 2 * TOOLS.side;
  return end ? { lanes, width, bottom: end.y + end.height + BETWEEN } : { lanes, width: 0, bottom: top };
}

interface Standpoint {
  readonly first: number;
  readonly place: Standing["place"] | undefined;
}

function cardLane({ slot }: Slot, index: number, { first, place }: Standpoint): Lane {
  const column = index % TOOLS.across;
  const x = TOOLS.side + column * (TOOLS.width + TOOLS.gap);
  const y = first + Math.floor(index / TOOLS.across) * (TOOLS.height + TOOLS.gap);
  const shift = { x: x - (place?.x ?? 0), y: y - (place?.y ?? 0) };
  const size: Size = { width: TOOLS.width, height: place || column > 0 ? TOOLS.height : LOW };
  return { ...size, slot, title: "", x, y, shift, empty: !place, card: true };
}
