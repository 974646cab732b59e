import type { Flow, Place, Spec } from "../../contract";
import { bodyKey, runningOrder } from "../../panels/outline/order";
import type { NodeId } from "../../words";
import type { Specs } from "../ports/ports";
import { type Frame, frameOf, isLoop, type Size, type Standing, slotsOf } from "./lanes";
import { guessedSize } from "./sizes";

/** One node as it stands on the board: its position within its pipeline's box, or on the canvas. */
export interface Planned {
  readonly id: NodeId;
  readonly parent: NodeId | null;
  readonly x: number;
  readonly y: number;
  readonly size: Size;
  /** How an open pipeline is laid out. */
  readonly frame: Frame | null;
}

interface Planning {
  readonly flow: Flow;
  readonly specs: Specs;
  readonly measured: (id: NodeId) => Size | undefined;
  readonly members: ReadonlyMap<string, readonly NodeId[]>;
  readonly frames: Map<NodeId, Frame>;
}

const STEP = 224;

/** Where every visible node stands, pipelines before what is in them, in running order. */
export function planBoard(flow: Flow, specs: Specs, measured: (id: NodeId) => Size | undefined): Planned[] {
  const planning: Planning = { flow, specs, measured, members: runningOrder(flow), frames: new Map() };
  const planned: Planned[] = [];
  addBody(planning, planned, "", { parent: null, shift: { x: 0, y: 0 } });
  return planned;
}

interface Around {
  readonly parent: NodeId | null;
  readonly shift: { readonly x: number; readonly y: number };
}

function addBody(planning: Planning, planned: Planned[], body: string, { parent, shift }: Around): void {
  for (const standing of standings(planning, body)) {
    const frame = openFrame(planning, standing.id);
    const x = standing.place.x + shift.x;
    const y = standing.place.y + shift.y;
    planned.push({ id: standing.id, parent, x, y, size: standing.size, frame });
    for (const lane of frame?.lanes ?? []) {
      const key = bodyKey({ pipeline: standing.id, slot: lane.slot });
      addBody(planning, planned, key, { parent: standing.id, shift: lane.shift });
    }
  }
}

function standings(planning: Planning, body: string): Standing[] {
  const ids = planning.members.get(body) ?? [];
  return ids.map((id, index) => ({ id, place: placeOf(planning.flow, id, index), size: sizeOf(planning, id) }));
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
  if (!spec || spec.slots.length === 0 || planning.flow.layout[id]?.collapsed) return null;
  const found = planning.frames.get(id);
  if (found) return found;
  const made = frameOf(
    slotsOf(planning.flow, spec, id),
    (slot) => standings(planning, bodyKey({ pipeline: id, slot })),
    isLoop(spec),
  );
  planning.frames.set(id, made);
  return made;
}

function specOf(planning: Planning, id: NodeId): Spec | undefined {
  return planning.specs.get(planning.flow.nodes[id]?.component ?? "");
}
