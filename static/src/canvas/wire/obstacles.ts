import type { NodeId } from "../../words";
import type { Box } from "../gestures/guides";

/** The box of a node on the canvas, and the pipeline it is in. */
export interface StandingBox extends Box {
  readonly parent: NodeId | null;
}

/** The boxes a wire between two nodes runs around: all but those two and the pipelines they are in. */
export function obstacles(boxes: ReadonlyMap<NodeId, StandingBox>, source: NodeId, target: NodeId): Box[] {
  const own = new Set([...around(boxes, source), ...around(boxes, target)]);
  return [...boxes].flatMap(([id, box]) => {
    const hidden = box.parent !== null && !own.has(box.parent);
    return own.has(id) || hidden ? [] : [box];
  });
}

function around(boxes: ReadonlyMap<NodeId, StandingBox>, id: NodeId): NodeId[] {
  const found: NodeId[] = [];
  for (let at: NodeId | null = id; at !== null; at = boxes.get(at)?.parent ?? null) found.push(at);
  return found;
}
