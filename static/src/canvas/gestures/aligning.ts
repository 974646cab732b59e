import type { NodeId } from "../../words";
import type { Box } from "./guides";

export type Arrangement = "left" | "top" | "across" | "down";

/** A node that is to be arranged, where it stands on the canvas. */
export interface Arranged {
  readonly id: NodeId;
  readonly box: Box;
}

/** How far each node moves so that all begin at the same x or y, or have the same gaps across or down. */
export function arrange(nodes: readonly Arranged[], how: Arrangement): Map<NodeId, { x: number; y: number }> {
  if (how === "left" || how === "top") {
    const axis = how === "left" ? "x" : "y";
    const first = Math.min(...nodes.map(({ box }) => box[axis]));
    return new Map(nodes.map(({ id, box }) => [id, shift(axis, first - box[axis])]));
  }
  return how === "across" ? spread(nodes, "x", "width") : spread(nodes, "y", "height");
}

function spread(nodes: readonly Arranged[], axis: "x" | "y", size: "width" | "height") {
  const sorted = nodes.toSorted((one, other) => one.box[axis] - other.box[axis]);
  const [first, last] = [sorted[0]?.box, sorted.at(-1)?.box];
  const room = first && last ? last[axis] + last[size] - first[axis] : 0;
  const filled = sorted.reduce((sum, { box }) => sum + box[size], 0);
  const gap = (room - filled) / Math.max(1, sorted.length - 1);
  let at = first?.[axis] ?? 0;
  return new Map(
    sorted.map(({ id, box }) => {
      const moved: [NodeId, { x: number; y: number }] = [id, shift(axis, at - box[axis])];
      at += box[size] + gap;
      return moved;
    }),
  );
}

function shift(axis: "x" | "y", by: number): { x: number; y: number } {
  return axis === "x" ? { x: by, y: 0 } : { x: 0, y: by };
}
