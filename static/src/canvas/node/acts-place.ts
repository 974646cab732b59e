/** A node as it is seen, in pixels from the canvas's upper left corner. */
export interface Seen {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The part of the canvas over which nothing lies. */
export interface Free {
  readonly width: number;
  readonly height: number;
}

const GAP = 8;
/** How much stands above a node while its row does. */
const ABOVE = 48;

/** How far a row of this width is moved from above a node's left edge so that all of it is seen; null: nothing of the node is. */
export function actsShift(node: Seen, width: number, free: Free): { x: number; y: number } | null {
  const hidden = node.right < 0 || node.bottom < 0 || node.left > free.width - GAP || node.top > free.height;
  if (hidden) return null;
  const left = Math.max(GAP, Math.min(node.left, free.width - width - GAP));
  return { x: left - node.left, y: Math.max(0, ABOVE - node.top) };
}
