/** Where the lines of a long list stand: all of one height, but for those that are open. */
export interface Rows {
  readonly count: number;
  /** The height of a closed line in pixels. */
  readonly height: number;
  /** The open lines by their index, lowest first, and how much higher than a closed one each is. */
  readonly open: readonly OpenRow[];
}

export interface OpenRow {
  readonly index: number;
  readonly extra: number;
}

/** The distance of a line from the top of the list. */
export function topOf({ height, open }: Rows, index: number): number {
  return open.reduce((top, row) => (row.index < index ? top + row.extra : top), index * height);
}

/** The height of the whole list. */
export function total(rows: Rows): number {
  return topOf(rows, rows.count);
}

/** The line at a distance from the top of the list. */
export function rowAt({ count, height, open }: Rows, y: number): number {
  let shift = 0;
  for (const row of open) {
    const bottom = (row.index + 1) * height + shift + row.extra;
    if (y < bottom) return clamp(Math.min(row.index, Math.floor((y - shift) / height)), count);
    shift += row.extra;
  }
  return clamp(Math.floor((y - shift) / height), count);
}

/** The first line to draw and the one after the last, for a view of some height with some lines around it. */
export function span(rows: Rows, view: { top: number; height: number }, around: number): readonly [number, number] {
  const first = Math.max(0, rowAt(rows, view.top) - around);
  return [first, Math.min(rows.count, rowAt(rows, view.top + view.height) + around + 1)];
}

function clamp(index: number, count: number): number {
  return Math.max(0, Math.min(count - 1, index));
}
