import { expect, test } from "vitest";
import { arrange } from "./aligning";

const NODES = [
  { id: "a", box: { x: 0, y: 10, width: 100, height: 50 } },
  { id: "b", box: { x: 110, y: 40, width: 100, height: 50 } },
  { id: "c", box: { x: 500, y: 0, width: 100, height: 50 } },
];

test("nodes aligned at the top stand level with the highest", () => {
  expect([...arrange(NODES, "top").values()].map(({ y }) => y)).toEqual([-10, -40, 0]);
});

test("nodes spread across keep the outer two and get the same gaps", () => {
  const moves = arrange(NODES, "across");

  expect(moves.get("a")?.x).toBe(0);
  expect(moves.get("b")?.x).toBe(140);
  expect(moves.get("c")?.x).toBe(0);
});
