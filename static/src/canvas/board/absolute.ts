import type { XYPosition } from "@xyflow/react";
import type { Inside } from "../../contract";
import { studio } from "../../store/studio";
import type { NodeId } from "../../words";
import type { Box } from "../gestures/guides";
import { sameBody } from "../wiring/scope";
import { board, sizeOf } from "./board";
import type { Frame, Lane } from "./lanes";
import type { BoardNode } from "./node";

/** The box of a node on the canvas, in the canvas's own pixels. */
export function boxOf(id: NodeId, nodes: ReadonlyMap<NodeId, BoardNode> = byId()): Box | null {
  const node = nodes.get(id);
  if (!node) return null;
  const at = { x: node.position.x, y: node.position.y };
  for (let parent = nodes.get(node.parentId ?? ""); parent; parent = nodes.get(parent.parentId ?? "")) {
    at.x += parent.position.x;
    at.y += parent.position.y;
  }
  const frame = node.data.frame;
  const size = frame ?? sizeOf(id) ?? node.measured;
  return { ...at, width: size?.width ?? 0, height: size?.height ?? 0 };
}

/** The nodes of the board by id. */
export function byId(): ReadonlyMap<NodeId, BoardNode> {
  return new Map(board.getState().nodes.map((node) => [node.id, node]));
}

/** The innermost body at a point of the canvas; `without` and what is in it do not count. */
export function bodyAt(point: XYPosition, without: ReadonlySet<NodeId> = new Set()): Inside | null {
  const nodes = byId();
  let found: Inside | null = null;
  for (const node of nodes.values()) {
    const { frame } = node.data;
    const box = frame && !isWithin(node, without, nodes) ? boxOf(node.id, nodes) : null;
    if (!frame || !box || !contains(box, point)) continue;
    const lane = laneAt(frame, point.y - box.y);
    if (lane) found = { pipeline: node.id, slot: lane.slot };
  }
  return found;
}

/** The lane at a height of a pipeline's box; among cards it is the place for the next tool. */
function laneAt({ lanes }: Frame, y: number): Lane | undefined {
  const lane = lanes.findLast((one) => one.y - 24 <= y) ?? lanes[0];
  return lane?.card ? (lanes.findLast(({ card, empty }) => card && empty) ?? lane) : lane;
}

/** A point of the canvas as a place in a body. */
export function placeIn(inside: Inside | null, point: XYPosition): XYPosition {
  if (!inside) return point;
  const nodes = byId();
  const box = boxOf(inside.pipeline, nodes);
  const lane = nodes.get(inside.pipeline)?.data.frame?.lanes.find(({ slot }) => slot === inside.slot);
  if (!box || !lane) return { x: 0, y: 0 };
  if (lane.empty) return { x: 0, y: 0 };
  return { x: point.x - box.x - lane.shift.x, y: point.y - box.y - lane.shift.y };
}

function isWithin(node: BoardNode, ids: ReadonlySet<NodeId>, nodes: ReadonlyMap<NodeId, BoardNode>): boolean {
  for (let at: BoardNode | undefined = node; at; at = nodes.get(at.parentId ?? "")) if (ids.has(at.id)) return true;
  return false;
}

function contains(box: Box, { x, y }: XYPosition): boolean {
  return x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
}

/** A node's place in its body, with the size it is drawn in. */
export function placedBox(id: NodeId): Box | null {
  const place = studio.getState().flow.layout[id];
  const drawn = board.getState().boxes.get(id);
  return place ? { x: place.x, y: place.y, width: drawn?.width ?? 0, height: drawn?.height ?? 0 } : null;
}

/** The nodes of a body with their boxes in it, from left to right. */
export function siblings(inside: Inside | null): { id: NodeId; box: Box }[] {
  const { nodes } = studio.getState().flow;
  return Object.keys(nodes)
    .filter((id) => sameBody(nodes[id]?.inside ?? null, inside))
    .flatMap((id) => {
      const box = placedBox(id);
      return box ? [{ id, box }] : [];
    })
    .sort((one, other) => one.box.x - other.box.x);
}
