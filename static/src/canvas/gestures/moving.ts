import type { Inside, MoveNodesInput, Place } from "../../contract";
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
  const places = placesOf(ids, inside);
  const changesBody = ids.some((id) => !sameBody(flow.nodes[id]?.inside ?? null, inside));
  if (changesBody) return { kind: "move_nodes", places, inside: inside ?? "top" };
  const moved = Object.entries(places).filter(([id, { x, y }]) => x !== flow.layout[id]?.x || y !== flow.layout[id]?.y);
  if (moved.length === 0) return null;
  const changed = Object.fromEntries(moved);
  return { kind: "move_nodes", places: { ...changed, ...(inside ? shiftedBox(inside, changed) : {}) } };
}

/** Where nodes stand in a body; in an empty one they keep their places to each other. */
function placesOf(ids: readonly NodeId[], inside: Inside | null): Record<NodeId, Place> {
  const { flow } = studio.getState();
  const nodes = byId();
  const boxes = ids.flatMap((id) => {
    const box = boxOf(id, nodes);
    return box ? [{ id, box }] : [];
  });
  const empty = inside !== null && !Object.values(flow.nodes).some((node) => sameBody(node.inside, inside));
  const corner = {
    x: Math.min(...boxes.map(({ box }) => box.x)),
    y: Math.min(...boxes.map(({ box }) => box.y)),
  };
  return Object.fromEntries(
    boxes.map(({ id, box }) => {
      const { x, y } = empty ? { x: box.x - corner.x, y: box.y - corner.y } : placeIn(inside, box);
      return [id, { x: Math.round(x), y: Math.round(y), collapsed: flow.layout[id]?.collapsed ?? false }];
    }),
  );
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
