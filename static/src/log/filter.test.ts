import { expect, test } from "vitest";
import type { LogLine } from "../contract";
import { EVERYTHING, filtered, problemCount, runsTold, speakers } from "./filter";

const line = (seq: number, title: string, sentence: string, level: LogLine["level"] = "info"): LogLine => ({
  run: "r",
  seq,
  at: seq,
  icon: "done",
  level,
  node: title.toLowerCase(),
  title,
  sentence,
  seconds: null,
  details: "",
});
const lines = [
  line(1, "Writer", "Drafted 4 paragraphs"),
  line(2, "Critic", "Left a bracket open; closed for it", "notice"),
  line(3, "Writer", "Took longer than 60 s", "problem"),
];
const shown = (change: Partial<typeof EVERYTHING>) =>
  filtered(lines, { ...EVERYTHING, ...change }).map((one) => one.seq);

test("a filter that is wide open copies nothing", () => {
  expect(filtered(lines, EVERYTHING)).toBe(lines);
});

test("problems are shown together with notices", () => {
  expect(shown({ problems: true })).toEqual([2, 3]);
  expect(problemCount(lines)).toBe(2);
});

test("filters narrow each other", () => {
  expect(shown({ node: "writer" })).toEqual([1, 3]);
  expect(shown({ node: "writer", problems: true })).toEqual([3]);
  expect(shown({ text: "WRITER paragraphs" })).toEqual([1]);
});

test("the nodes to choose from come in the order they spoke", () => {
  expect([...speakers(lines).values()]).toEqual(["Writer", "Critic"]);
});

test("the lines of one run are shown alone, the runs named from the latest back", () => {
  const two = [...lines, { ...line(4, "Writer", "Began"), run: "s" }];

  expect(filtered(two, { ...EVERYTHING, run: "s" }).map((one) => one.seq)).toEqual([4]);
  expect([...runsTold(two)]).toEqual([
    ["s", "Latest run"],
    ["r", "The run before"],
  ]);
});
