import { expect, test } from "vitest";
import { snapped } from "./guides";

const BOX = { x: 103, y: 300, width: 192, height: 100 };

test("a node less than four pixels off snaps to the edge of another, and a line shows it", () => {
  const { at, guides } = snapped(BOX, [{ x: 100, y: 0, width: 192, height: 100 }]);

  expect(at).toEqual({ x: 100, y: 300 });
  expect(guides[0]).toMatchObject({ axis: "x" });
});

test("a node farther off stays where the hand holds it", () => {
  expect(snapped(BOX, [{ x: 0, y: 0, width: 50, height: 50 }])).toEqual({ at: { x: 103, y: 300 }, guides: [] });
});
