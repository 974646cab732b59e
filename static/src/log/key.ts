import type { LogLine } from "../contract";

/** The name of a line among all lines; none has the empty one. */
export function lineKey(line: LogLine | undefined): string {
  return line ? `${line.run} ${line.seq}` : "";
}
