import type { XYPosition } from "@xyflow/react";
import type { Size } from "../board/lanes";

/** A line along which what is dragged stands level with something else, in the canvas's own pixels. */
export interface Guide {
  readonly axis: "x" | "y";
  readonly at: number;
}

export interface Box extends XYPosition, Size {}

const NEAR = 4;

/** Where a dragged box snaps to, and the lines to draw: edges and middles of the others at most 4 px away. */
export function snapped(box: Box, others: readonly Box[]): { at: XYPosition; guides: Guide[] } {
  const x = nearest(
    stops(box.x, box.width),
    others.flatMap((other) => stops(other.x, other.width)),
  );
  const y = nearest(
    stops(box.y, box.height),
    others.flatMap((other) => stops(other.y, other.height)),
  );
  const guides: Guide[] = [];
  if (x) guides.push({ axis: "x", at: x.at });
  if (y) guides.push({ axis: "y", at: y.at });
  return { at: { x: box.x + (x?.by ?? 0), y: box.y + (y?.by ?? 0) }, guides };
}

function stops(start: number, length: number): number[] {
  return [start, start + length / 2, start + length];
}

function nearest(own: readonly number[], others: readonly number[]): { by: number; at: number } | null {
  let best: { by: number; at: number } | null = null;
  for (const at of others) {
    for (const stop of own) {
      const by = at - stop;
      if (Math.abs(by) <= NEAR && (!best || Math.abs(by) < Math.abs(best.by))) best = { by, at };
    }
  }
  return best;
}
