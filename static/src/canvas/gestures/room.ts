import type { XYPosition } from "@xyflow/react";
import type { Box } from "./guides";

const GAP = 32;
const STEP = 40;

/** The nearest place at or below a box's own where it stands on no other. */
export function freePlace(box: Box, others: readonly Box[]): XYPosition {
  const at = { x: box.x, y: box.y };
  for (let tries = 0; tries < 200 && others.some((other) => overlap({ ...box, ...at }, other)); tries += 1)
    at.y += STEP;
  return at;
}

/** How far what stands right of a new box must give way, so that there is a gap between them; 0 when there is one. */
export function missingRoom(box: Box, right: readonly Box[]): number {
  if (right.length === 0) return 0;
  return Math.max(0, box.x + box.width + GAP - Math.min(...right.map(({ x }) => x)));
}

function overlap(one: Box, other: Box): boolean {
  const apart =
    one.x + one.width + GAP / 2 <= other.x ||
    other.x + other.width + GAP / 2 <= one.x ||
    one.y + one.height + GAP / 2 <= other.y ||
    other.y + other.height + GAP / 2 <= one.y;
  return !apart;
}
