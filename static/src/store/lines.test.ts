import { expect, test } from "vitest";
import type { LinesAdded, LogLine } from "../contract";
import { withLines } from "./lines";

const line = (seq: number, sentence = "", run = "r"): LogLine => ({
  run,
  seq,
  at: seq,
  icon: "",
  level: "info",
  node: null,
  title: "",
  sentence,
  seconds: null,
  details: "",
});
const told = (lines: LogLine[], change: Partial<LinesAdded> = {}): LinesAdded => ({
  kind: "lines_added",
  lines,
  before: false,
  whole: false,
  ...change,
});
const drawn = (lines: readonly LogLine[]) => lines.map(({ run, seq, sentence }) => `${run}${seq}${sentence}`);

test("a line that changes stays in its place", () => {
  const lines = [line(1), line(4, " writing"), line(6)];
  expect(drawn(withLines(lines, told([line(4, " wrote"), line(9)])))).toEqual(["r1", "r4 wrote", "r6", "r9"]);
});

test("the lines of another run with the same numbers are others", () => {
  expect(drawn(withLines([line(1), line(2)], told([line(1, "", "s")])))).toEqual(["r1", "r2", "s1"]);
});

test("older lines come first, and a whole log replaces what was there", () => {
  expect(drawn(withLines([line(5)], told([line(1)], { before: true })))).toEqual(["r1", "r5"]);
  expect(drawn(withLines([line(5)], told([line(7)], { whole: true })))).toEqual(["r7"]);
});
