import { expect, test } from "vitest";
import { actsShift } from "./acts-place";

const FREE = { width: 600, height: 500 };
const at = (left: number, top: number) => ({ left, top, right: left + 200, bottom: top + 100 });

test("with room the row stands right above the node", () => {
  expect(actsShift(at(100, 200), 300, FREE)).toEqual({ x: 0, y: 0 });
});

test("at the right edge it moves left, at the left edge right, at the top down", () => {
  expect(actsShift(at(500, 200), 300, FREE)).toEqual({ x: -208, y: 0 });
  expect(actsShift(at(-50, 200), 300, FREE)).toEqual({ x: 58, y: 0 });
  expect(actsShift(at(100, 10), 300, FREE)).toEqual({ x: 0, y: 38 });
});

test("a row wider than the canvas begins at its left edge", () => {
  expect(actsShift(at(100, 200), 900, FREE)).toEqual({ x: -92, y: 0 });
});

test("a node of which nothing is seen has no row", () => {
  expect(actsShift(at(620, 200), 300, FREE)).toBeNull();
  expect(actsShift(at(100, -200), 300, FREE)).toBeNull();
});
