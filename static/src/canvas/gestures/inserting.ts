import type { Inside, Place, Spec, Wire } from "../../contract";
import { edit, select } from "../../store/actions";
import { studio } from "../../store/studio";
import type { Edit, NodeId } from "../../words";
import { placedBox, siblings } from "../board/absolute";
import { guessedSize } from "../board/sizes";
import { insertable } from "../wiring/candidates";
import { wiringNow } from "../wiring/current";
import { after, bodyOf } from "../wiring/scope";
import { moving, placesAside } from "./growing";
import type { Box } from "./guides";
import { freeId, freeTitle } from "./identifier";
import { missingRoom } from "./room";

const GAP = 32;

/** A component that can stand on a wire, with the ports it is wired by. */
export type Insertable = ReturnType<typeof insertable>[number];

/** Puts a new node on a wire; what stands right of it gives way, in the same step. */
export async function insertNew(wire: Wire, { spec, source, target }: Insertable): Promise<void> {
  const { flow } = studio.getState();
  const title = freeTitle(spec.title, flow.nodes);
  const id = freeId(title, flow.nodes);
  const inside = bodyOf(flow, wire.target);
  const box = boxOn(wire, inside, spec);
  const place = { x: Math.round(box.x), y: Math.round(box.y), collapsed: false };
  const node = { component: spec.name, title, settings: {}, literals: {}, inside, same_as: null };
  const insert: Edit = {
    kind: "insert_on_wire",
    wire,
    id,
    node,
    place,
    source: { node: id, port: source },
    target: { node: id, port: target },
  };
  const room = roomFor(box, wire, inside);
  const next = { ...flow, nodes: { ...flow.nodes, [id]: node }, layout: { ...flow.layout, ...room, [id]: place } };
  if ((await edit(insert, ...moving({ ...room, ...placesAside(next, inside) }))) && id in studio.getState().flow.nodes)
    select(id);
}

/** Puts a node that is there already onto a wire, where it stands. */
export function insertThere(wire: Wire, id: NodeId, place: { x: number; y: number }): Promise<boolean> {
  const found = fittingOn(wire, id);
  if (!found) return Promise.resolve(false);
  return edit({
    kind: "insert_on_wire",
    wire,
    id,
    node: null,
    place: { x: Math.round(place.x), y: Math.round(place.y) },
    source: { node: id, port: found.source },
    target: { node: id, port: found.target },
  });
}

/** The ports by which a node of the flow could stand on a wire; null when it cannot. */
export function fittingOn(wire: Wire, id: NodeId): Insertable | null {
  const wiring = wiringNow();
  const component = wiring.flow.nodes[id]?.component;
  return insertable(wiring, wire).find(({ spec }) => spec.name === component) ?? null;
}

/** Right of where the wire comes from; from the start of a body, where its first node stands. */
function boxOn(wire: Wire, inside: Inside | null, spec: Spec): Box {
  const { flow } = studio.getState();
  const source = placedBox(wire.source.node);
  const size = guessedSize(spec);
  const together = flow.nodes[wire.source.node]?.inside?.pipeline === inside?.pipeline;
  if (source && together && !wire.source.port.includes("."))
    return { ...size, x: source.x + source.width + GAP, y: source.y };
  const target = placedBox(wire.target.node);
  const first = wire.target.port.includes(".") ? siblings(inside)[0]?.box : target;
  return { ...size, x: first?.x ?? 0, y: first?.y ?? 0 };
}

/** Where what comes after the wire moves, as far as the new node needs; what is not behind it stays. */
function roomFor(box: Box, wire: Wire, inside: Inside | null): Record<NodeId, Place> {
  const { flow } = studio.getState();
  const behind = after(flow, inside, wire.target);
  const right = siblings(inside).filter((one) => behind.has(one.id) && one.box.x + one.box.width / 2 > box.x);
  const by = missingRoom(
    box,
    right.map((one) => one.box),
  );
  const moved = by > 0 ? right : [];
  return Object.fromEntries(
    moved.map(({ id, box: { x, y } }) => [id, { x: x + by, y, collapsed: flow.layout[id]?.collapsed ?? false }]),
  );
}
