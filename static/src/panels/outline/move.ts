import { type Slot, slotsOf } from "../../canvas/board/slots";
import type { Flow, Inside, MoveNodesInput as MoveNodes, Place, Spec } from "../../contract";
import { bodyKey, runningOrder } from "./order";
import { bodies } from "./rows";

const STEP = 224;
const INNER = { x: 16, y: 20 };

/** What moving a node one line up or down in the outline does: an edit, or a sentence that says why nothing can be done. */
export type OutlineMove = MoveNodes | string;

interface Move {
  flow: Flow;
  specs: ReadonlyMap<string, Spec>;
  id: string;
  down: boolean;
}

/**
 * One line up or down: past a neighbour that does not depend on it, into a pipeline that stands there, from body to body,
 * and out of the last one.
 */
export function moveInOutline(move: Move): OutlineMove {
  const { flow, id, down } = move;
  const inside = flow.nodes[id]?.inside ?? null;
  const siblings = runningOrder(flow).get(bodyKey(inside)) ?? [];
  const neighbour = siblings[siblings.indexOf(id) + (down ? 1 : -1)];
  if (neighbour === undefined)
    return inside ? leaveBody(move, inside) : `${title(flow, id)} is the ${down ? "last" : "first"} already.`;
  const entrances = entrancesOf(move, neighbour);
  const entrance = down ? entrances[0] : entrances.at(-1);
  return entrance ? into(move, { pipeline: neighbour, slot: entrance.slot }) : exchange(move, neighbour);
}

function bodiesOf(move: Move, pipeline: string) {
  return bodies(move.flow, pipeline, move.specs.get(move.flow.nodes[pipeline]?.component ?? ""));
}

/** The bodies a node can be moved into; an agent takes it as its next tool. */
function entrancesOf(move: Move, pipeline: string): Slot[] {
  const spec = move.specs.get(move.flow.nodes[pipeline]?.component ?? "");
  const next = spec && slotsOf(move.flow, spec, pipeline).findLast(({ tool }) => tool);
  return [...bodiesOf(move, pipeline).filter(({ tool }) => !tool), ...(next ? [next] : [])];
}

function exchange({ flow, id, down }: Move, other: string): OutlineMove {
  const [first, second] = down ? [id, other] : [other, id];
  if (flow.wires.some((wire) => wire.source.node === first && wire.target.node === second)) {
    return `${title(flow, second)} waits for ${title(flow, first)}, so it comes after it.`;
  }
  return { kind: "move_nodes", places: { [id]: place(flow, other), [other]: place(flow, id) } };
}

function into({ flow, id, down }: Move, inside: Inside): MoveNodes {
  const ids = runningOrder(flow).get(bodyKey(inside)) ?? [];
  const at = down ? ids[0] : ids.at(-1);
  const beside = at === undefined ? { ...INNER, collapsed: false } : place(flow, at);
  const shift = at === undefined ? 0 : down ? -STEP : STEP;
  return { kind: "move_nodes", places: { [id]: { ...place(flow, id), x: beside.x + shift, y: beside.y } }, inside };
}

function leaveBody(move: Move, inside: Inside): MoveNodes {
  const { flow, id, down } = move;
  const all = bodiesOf(move, inside.pipeline);
  const own = all.findIndex((body) => body.slot === inside.slot);
  const next = all[own + (down ? 1 : -1)];
  if (next && !all[own]?.tool) return into(move, { pipeline: inside.pipeline, slot: next.slot });
  const outer = place(flow, inside.pipeline);
  return {
    kind: "move_nodes",
    places: { [id]: { ...place(flow, id), x: outer.x + (down ? 2 * STEP : -STEP), y: outer.y } },
    inside: flow.nodes[inside.pipeline]?.inside ?? "top",
  };
}

function place(flow: Flow, id: string): Place {
  return flow.layout[id] ?? { x: 0, y: 0, collapsed: false };
}

function title(flow: Flow, id: string): string {
  return flow.nodes[id]?.title ?? id;
}
