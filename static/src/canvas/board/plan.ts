import type { Flow, Place, Spec } from "../../contract";
import { bodyKey, runningOrder } from "../../panels/outline/order";
import type { NodeId } from "../../words";
import type { Specs } from "../ports/ports";
import { type Frame, frameOf, type Size, type Standing } from "./lanes";
import { furnishing } from "./people";
import { guessedSize } from "./sizes";
import { slotsOf } from "./slots";
import { TOOLS } from "./tools";

/** One node as it stands on the board: its position within its pipeline's box, or on the canvas. */
export interface Planned {
  readonly id: NodeId;
  readonly parent: NodeId | null;
  readonly x: number;
  readonly y: number;
  readonly size: Size;
  /** How an open pipeline is laid out. */
  readonly frame: Frame | null;
  /** It is drawn small, as a tool of the agent around it. */
  readonly card: boolean;
}

interface Planning {
  readonly flow: Flow;
  readonly specs: Specs;
  readonly measured: (id: NodeId) => Size | undefined;
  readonly members: ReadonlyMap<string, readonly NodeId[]>;
  readonly frames: Map<NodeId, Frame>;
  readonly alone: NodeId | null;
}

const STEP = 224;

/** Where every visible node stands, pipelines before what is in them, in running order; `alone` shows one pipeline only. */
export function planBoard(
  flow: Flow,
  specs: Specs,
  measured: (id: NodeId) => Size | undefined,
  alone: NodeId | null = null,
): Planned[] {
  const members = runningOrder(flow);
  const planning: Planning = { flow, specs, measured, members, frames: new Map(), alone };
  const planned: Planned[] = [];
  const top = { parent: null, shift: { x: 0, y: 0 }, card: false };
  if (alone !== null && alone in flow.nodes) addNode(planning, planned, standing(planning, alone, 0), top);
  else addBody(planning, planned, "", top);
  return planned;
}

interface Around {
  readonly parent: NodeId | null;
  readonly shift: { readonly x: number; readonly y: number };
  readonly card: boolean;
}

function addBody(planning: Planning, planned: Planned[], body: string, around: Around): void {
  for (const one of standings(planning, body)) addNode(planning, planned, one, around);
}

function addNode(
  planning: Planning,
  planned: Planned[],
  { id, place, size }: Standing,
  { parent, shift, card }: Around,
): void {
  const frame = openFrame(planning, id);
  const drawn = card ? { width: TOOLS.width, height: TOOLS.height } : size;
  planned.push({ id, parent, x: place.x + shift.x, y: place.y + shift.y, size: drawn, frame, card });
  for (const lane of frame?.lanes ?? []) {
    const around = { parent: id, shift: lane.shift, card: lane.card };
    addBody(planning, planned, bodyKey({ pipeline: id, slot: lane.slot }), around);
  }
}

function standings(planning: Planning, body: string): Standing[] {
  return (planning.members.get(body) ?? []).map((id, index) => standing(planning, id, index));
}

function standing(planning: Planning, id: NodeId, index: number): Standing {
  const open = openFrame(planning, id) !== null;
  return { id, place: placeOf(planning.flow, id, index), size: sizeOf(planning, id), open };
}

/** A node that nobody placed stands in the row of its body, in running order. */
function placeOf(flow: Flow, id: NodeId, index: number): Pick<Place, "x" | "y"> {
  return flow.layout[id] ?? { x: index * STEP, y: 0 };
}

function sizeOf(planning: Planning, id: NodeId): Size {
  return openFrame(planning, id) ?? planning.measured(id) ?? guessedSize(specOf(planning, id));
}

function openFrame(planning: Planning, id: NodeId): Frame | null {
  const spec = specOf(planning, id);
  const folded = id !== planning.alone && planning.flow.layout[id]?.collapsed;
  if (!spec || spec.slots.length === 0 || folded) return null;
  const found = planning.frames.get(id);
  if (found) return found;
  const made = frameOf(
    slotsOf(planning.flow, spec, id),
    (slot) => standings(planning, bodyKey({ pipeline: id, slot })),
    furnishing(planning.flow, planning.specs, id),
  );
  planning.frames.set(id, made);
  return made;
}

function specOf(planning: Planning, id: NodeId): Spec | undefined {
  return planning.specs.get(planning.flow.nodes[id]?.component ?? "");
}
