import type { Inside, MoveNodesInput } from "../../contract";
import { studio } from "../../store/studio";
import type { NodeId } from "../../words";
import { boxOf, byId, placeIn } from "../board/absolute";
import { sameBody } from "../wiring/scope";

/**
 * The edit that leaves nodes where a hand has dragged them, in the body they end in; null when nothing moved.
 *
 * A box hugs what is inside of it. So that nothing jumps when its first node moves, the box takes over what its
 * contents have moved, and the places in it stay counted from the same corner.
 */
export function moveOf(ids: readonly NodeId[], inside: Inside | null): MoveNodesInput | null {
  const { flow } = studio.getState();
  const nodes = byId();
  const places: MoveNodesInput["places"] = {};
  let moves = false;
  for (const id of ids) {
    const box = boxOf(id, nodes);
    if (!box) continue;
    const { x, y } = placeIn(inside, box);
    const before = flow.layout[id];
    const place = { x: Math.round(x), y: Math.round(y), collapsed: before?.collapsed ?? false };
    if (place.x === before?.x && place.y === before.y) continue;
    places[id] = place;
  }
  for (const id of ids) moves ||= id in places;
  const changesBody = ids.some((id) => !sameBody(flow.nodes[id]?.inside ?? null, inside));
  if (!moves && !changesBody) return null;
  if (changesBody) return { kind: "move_nodes", places: { ...unmoved(ids), ...places }, inside: inside ?? "top" };
  return { kind: "move_nodes", places: { ...places, ...(inside ? shiftedBox(inside, places) : {}) } };
}

function unmoved(ids: readonly NodeId[]): MoveNodesInput["places"] {
  const { layout } = studio.getState().flow;
  return Object.fromEntries(ids.map((id) => [id, layout[id] ?? { x: 0, y: 0 }]));
}

/** The place of the box around a body, moved by what the corner of its contents moves. */
function shiftedBox(inside: Inside, moved: MoveNodesInput["places"]): MoveNodesInput["places"] {
  const { flow } = studio.getState();
  const members = Object.keys(flow.nodes).filter((id) => sameBody(flow.nodes[id]?.inside ?? null, inside));
  const corner = (axis: "x" | "y", now: boolean) =>
    Math.min(...members.map((id) => (now ? moved[id]?.[axis] : undefined) ?? flow.layout[id]?.[axis] ?? 0));
  const box = flow.layout[inside.pipeline];
  const by = { x: corner("x", true) - corner("x", false), y: corner("y", true) - corner("y", false) };
  if (!box || (by.x === 0 && by.y === 0)) return {};
  return { [inside.pipeline]: { ...box, x: box.x + by.x, y: box.y + by.y } };
}
