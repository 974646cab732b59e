import type { XYPosition } from "@xyflow/react";
import type { Box } from "../gestures/guides";

const OUT = 16;
/** The shortest piece before the first corner, where two nodes stand close. */
const STUB = 5;
const CLEAR = 10;
const BEND = 16;
const HIT = 10_000;

/**
 * The corners of a wire from an output to an input: as short as can be without going through a node.
 *
 * It leaves to the right and arrives from the left. Tried are one vertical piece between the two, and a way over or under
 * each node between them; a way through a node counts as very long.
 */
export function route(from: XYPosition, to: XYPosition, boxes: readonly Box[]): XYPosition[] {
  const near = boxes.filter((box) => isBetween(box, from, to));
  const ways =
    to.x - from.x >= 2 * STUB ? [...upright(from, to, near), ...around(from, to, near)] : back(from, to, near);
  let best: { points: XYPosition[]; cost: number } | null = null;
  for (const points of ways) {
    const cost = length(points) + HIT * hits(points, near);
    if (!best || cost < best.cost - 0.5) best = { points, cost };
  }
  return best?.points ?? [from, to];
}

/** A path through the corners, each rounded as far as there is room. */
export function roundedPath(points: readonly XYPosition[]): string {
  const [first, ...rest] = points;
  if (!first) return "";
  let path = `M${first.x} ${first.y}`;
  rest.forEach((corner, index) => {
    const [before, after] = [points[index], rest[index + 1]];
    if (!before || !after) path += `L${corner.x} ${corner.y}`;
    else path += bend(before, corner, after);
  });
  return path;
}

/** The middle of the longest piece of a wire, where its marks and buttons stand. */
export function middleOf(points: readonly XYPosition[]): XYPosition {
  let best = { x: points[0]?.x ?? 0, y: points[0]?.y ?? 0, long: -1 };
  points.forEach((point, index) => {
    const next = points[index + 1];
    if (!next) return;
    const long = Math.hypot(next.x - point.x, next.y - point.y);
    if (long > best.long) best = { x: (point.x + next.x) / 2, y: (point.y + next.y) / 2, long };
  });
  return best;
}

function upright(from: XYPosition, to: XYPosition, near: readonly Box[]): XYPosition[][] {
  if (Math.abs(from.y - to.y) < 1) return [[from, to]];
  const gaps = near.flatMap((box) => [box.x - OUT, box.x + box.width + OUT]);
  const stops = [(from.x + to.x) / 2, from.x + OUT, to.x - OUT, from.x + STUB, to.x - STUB, ...gaps];
  return stops
    .filter((x) => x >= from.x + STUB && x <= to.x - STUB)
    .map((x) => [from, { x, y: from.y }, { x, y: to.y }, to]);
}

function around(from: XYPosition, to: XYPosition, near: readonly Box[]): XYPosition[][] {
  const levels = near.flatMap((box) => [box.y - CLEAR, box.y + box.height + CLEAR]);
  return levels.flatMap((y) => [passing(from, to, y), passing(from, to, y, STUB)]);
}

/** Ways to something that stands left of where the wire begins. */
function back(from: XYPosition, to: XYPosition, near: readonly Box[]): XYPosition[][] {
  return [passing(from, to, (from.y + to.y) / 2), ...around(from, to, near)];
}

function passing(from: XYPosition, to: XYPosition, y: number, stub = OUT): XYPosition[] {
  const [left, right] = [from.x + stub, to.x - stub];
  return [from, { x: left, y: from.y }, { x: left, y }, { x: right, y }, { x: right, y: to.y }, to];
}

function isBetween(box: Box, from: XYPosition, to: XYPosition): boolean {
  const [left, right] = [Math.min(from.x, to.x - OUT), Math.max(from.x + OUT, to.x)];
  const [top, bottom] = [Math.min(from.y, to.y), Math.max(from.y, to.y)];
  return box.x < right && box.x + box.width > left && box.y < bottom + CLEAR && box.y + box.height > top - CLEAR;
}

function hits(points: readonly XYPosition[], boxes: readonly Box[]): number {
  return points.reduce((count, point, index) => {
    const next = points[index + 1];
    return next ? count + boxes.filter((box) => crosses(point, next, box)).length : count;
  }, 0);
}

function crosses(one: XYPosition, other: XYPosition, box: Box): boolean {
  const [left, right] = [Math.min(one.x, other.x), Math.max(one.x, other.x)];
  const [top, bottom] = [Math.min(one.y, other.y), Math.max(one.y, other.y)];
  return left < box.x + box.width && right > box.x && top < box.y + box.height && bottom > box.y;
}

function length(points: readonly XYPosition[]): number {
  return points.reduce((sum, point, index) => {
    const next = points[index + 1];
    return next ? sum + Math.abs(next.x - point.x) + Math.abs(next.y - point.y) : sum;
  }, 0);
}

function bend(before: XYPosition, corner: XYPosition, after: XYPosition): string {
  const room = (one: XYPosition) => Math.hypot(one.x - corner.x, one.y - corner.y) / 2;
  const radius = Math.min(BEND, room(before), room(after));
  const start = toward(corner, before, radius);
  const end = toward(corner, after, radius);
  return `L${start.x} ${start.y}Q${corner.x} ${corner.y} ${end.x} ${end.y}`;
}

function toward(from: XYPosition, to: XYPosition, by: number): XYPosition {
  const far = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  return { x: from.x + ((to.x - from.x) / far) * by, y: from.y + ((to.y - from.y) / far) * by };
}
