import type { NodeId } from "../../words";
import { FRAME } from "../board/lanes";
import type { Box } from "../gestures/guides";

/** The box of a node on the canvas, and the pipeline it is in. */
export interface StandingBox extends Box {
  readonly parent: NodeId | null;
  /** An open pipeline: its nodes are obstacles, and its first line is. */
  readonly open: boolean;
}

/** The boxes a wire between two nodes runs around: all but those two, and of the pipelines they are in the first line. */
export function obstacles(boxes: ReadonlyMap<NodeId, StandingBox>, source: NodeId, target: NodeId): Box[] {
  const own = new Set([...around(boxes, source), ...around(boxes, target)]);
  return [...boxes].flatMap(([id, box]) => {
    if (own.has(id)) return box.open ? [{ ...box, height: FRAME.header }] : [];
    const hidden = box.parent !== null && !own.has(box.parent);
    return hidden ? [] : [box];
  });
}

function around(boxes: ReadonlyMap<NodeId, StandingBox>, id: NodeId): NodeId[] {
  const found: NodeId[] = [];
  for (let at: NodeId | null = id; at !== null; at = boxes.get(at)?.parent ?? null) found.push(at);
  return found;
}
