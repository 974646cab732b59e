import type { Place, Spec } from "../../contract";
import type { NodeId } from "../../words";
import type { Slot } from "./slots";
import { isCard, toolLanes } from "./tools";

/** Where things stand in a drawn pipeline, in pixels. */
export const FRAME = {
  header: 52,
  /** The row of those who stand in a room, under the title. */
  people: 34,
  side: 16,
  above: 20,
  below: 20,
  belowLoop: 50,
  title: 26,
  between: 16,
  row: 24,
  /** How far over its lane the number of a lane stands that can be dragged. */
  grip: 17,
} as const;
/** The y of ports on a node's title line. */
export const PORT_LINE = 22;
/** How many avatars a row has at most, and how far they stand apart. */
export const MOST_AVATARS = 12;
const AVATAR_STEP = 26;
const EMPTY = { width: 224, height: 92 } as const;
const NARROWEST = 256;
/** A loop has room for the words on its way back. */
const NARROWEST_LOOP = 336;

export interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * One body of a pipeline as it is drawn: its title, and the box of its nodes within the pipeline's box.
 *
 * A `card` is a tool: its one node drawn small, or the place where the next one is added.
 */
export interface Lane {
  readonly slot: string;
  readonly title: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** What a node's place is moved by to stand in the pipeline's box. */
  readonly shift: { readonly x: number; readonly y: number };
  readonly empty: boolean;
  readonly card: boolean;
}

export interface Frame extends Size {
  readonly lanes: readonly Lane[];
  readonly loops: boolean;
  /** The y of the pipeline's own ports: level with the first node in it, or with the header of an agent with tools. */
  readonly portLine: number;
}

/** What a pipeline's box shows besides its bodies. */
export interface Furnishing {
  /** The way back of a loop. */
  readonly loops: boolean;
  /** How many stand in it, where they are shown. */
  readonly people: number;
}

/** A body's nodes with their places and sizes. */
export interface Standing {
  readonly id: NodeId;
  readonly place: Pick<Place, "x" | "y">;
  readonly size: Size;
  /** It is a pipeline that is drawn as a box. */
  readonly open: boolean;
}

/** Whether what leaves a pipeline's body goes round into it again: one body that gives what it takes. */
export function isLoop(spec: Spec): boolean {
  const [slot, other] = spec.slots;
  if (!slot || other || slot.variadic) return false;
  return slot.ends.some((end) => end.type.name === slot.starts[0]?.type.name);
}

/** The size of a pipeline's box and where its bodies are in it; it follows from the nodes inside and is never stored. */
export function frameOf(
  slots: readonly Slot[],
  members: (slot: string) => readonly Standing[],
  { loops, people }: Furnishing,
): Frame {
  const cards = toolLanes(slots, members, FRAME.header + (people > 0 ? FRAME.people : 0));
  let y: number = cards.bottom;
  const wide = slots.filter((slot) => !isCard(slot, members(slot.slot)));
  const boxes = wide.map(({ slot, title }): Lane => {
    const box = bounds(members(slot));
    const top = y + FRAME.above + (title ? FRAME.title : 0);
    y = top + box.height + FRAME.between;
    const shift = { x: FRAME.side - box.x, y: top - box.y };
    return { ...box, slot, title, x: FRAME.side, y: top, shift, card: false };
  });
  const least = Math.max(loops ? NARROWEST_LOOP : NARROWEST, cards.width, rowWidth(people));
  const width = Math.max(least, ...boxes.map((box) => box.width + 2 * FRAME.side));
  const lanes = [...cards.lanes, ...boxes.map((box) => ({ ...box, width: width - 2 * FRAME.side }))];
  const portLine = lanes[0]?.card ? FRAME.header / 2 : (lanes[0]?.y ?? FRAME.header) + PORT_LINE;
  return { lanes, loops, portLine, width, height: y - FRAME.between + (loops ? FRAME.belowLoop : FRAME.below) };
}

/** How wide a row of avatars is; those beyond the last one shown are a number behind it. */
function rowWidth(people: number): number {
  return 2 * FRAME.side + Math.min(people, MOST_AVATARS) * AVATAR_STEP + (people > MOST_AVATARS ? AVATAR_STEP + 8 : 0);
}

function bounds(members: readonly Standing[]): Size & { x: number; y: number; empty: boolean } {
  if (members.length === 0) return { x: 0, y: 0, ...EMPTY, empty: true };
  const x = Math.min(...members.map(({ place }) => place.x));
  const y = Math.min(...members.map(({ place }) => place.y));
  const right = Math.max(...members.map(({ place, size }) => place.x + size.width));
  const bottom = Math.max(...members.map(({ place, size }) => place.y + size.height));
  return { x, y, width: right - x, height: bottom - y, empty: false };
}
