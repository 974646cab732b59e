import type { LinesAdded, LogLine } from "../contract";

/** The log with new lines in it; a line that is still changing comes again under the same run and number, in its place. */
export function withLines(lines: readonly LogLine[], told: LinesAdded): readonly LogLine[] {
  if (told.whole) return told.lines;
  if (told.before) return [...told.lines, ...lines];
  const next = [...lines];
  for (const line of told.lines) put(next, line);
  return next;
}

/** Numbers rise within a run, so the place of a line is near the end. */
function put(lines: LogLine[], line: LogLine): void {
  let at = lines.length;
  for (let before = lines[at - 1]; before?.run === line.run && before.seq >= line.seq; before = lines[at - 1]) at -= 1;
  const same = lines[at]?.run === line.run && lines[at]?.seq === line.seq;
  lines.splice(at, same ? 1 : 0, line);
}
