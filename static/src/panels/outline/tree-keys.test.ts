import { expect, test } from "vitest";
import type { OutlineRow } from "./rows";
import { treeStep } from "./tree-keys";

const row = (key: string, parent: string | null, open: boolean | null): OutlineRow => ({
  key,
  node: key,
  slot: null,
  title: key,
  depth: parent ? 2 : 1,
  position: 1,
  count: 1,
  parent,
  open,
  from: [],
});
const loop = row("loop", null, true);
const writer = row("writer", "loop", null);
const closed = row("closed", null, false);
const rows = [loop, writer, closed];

test("up and down go from line to line and stop at the ends", () => {
  expect(treeStep(rows, loop, "ArrowDown")).toEqual({ to: writer });
  expect(treeStep(rows, loop, "ArrowUp")).toBeNull();
  expect(treeStep(rows, writer, "End")).toEqual({ to: closed });
});

test("right opens, then goes in; left goes out, then closes", () => {
  expect(treeStep(rows, closed, "ArrowRight")).toEqual({ open: true });
  expect(treeStep(rows, loop, "ArrowRight")).toEqual({ to: writer });
  expect(treeStep(rows, writer, "ArrowLeft")).toEqual({ to: loop });
  expect(treeStep(rows, loop, "ArrowLeft")).toEqual({ open: false });
});

test("other keys are not for the tree", () => {
  expect(treeStep(rows, loop, "x")).toBeNull();
});
