import { expect, test } from "vitest";
import { middleOf, roundedPath, route } from "./route";

const FROM = { x: 0, y: 100 };

test("a wire between two ports that stand level is straight", () => {
  expect(route(FROM, { x: 300, y: 100 }, [])).toEqual([FROM, { x: 300, y: 100 }]);
});

test("a wire goes over a node that stands between its ends", () => {
  const node = { x: 100, y: 80, width: 100, height: 150 };

  const points = route(FROM, { x: 300, y: 100 }, [node]);

  expect(Math.min(...points.map(({ y }) => y))).toBe(70);
});

test("a wire turns beside a node that stands in the middle of its way", () => {
  const node = { x: 120, y: 60, width: 60, height: 300 };

  const points = route(FROM, { x: 300, y: 250 }, [node]);

  expect(points.filter(({ x }) => x > 120 && x < 180)).toEqual([]);
});

test("between nodes that stand close a wire has one upright piece", () => {
  const points = route(FROM, { x: 20, y: 300 }, []);

  expect(points).toEqual([FROM, { x: 10, y: 100 }, { x: 10, y: 300 }, { x: 20, y: 300 }]);
});

test("a wire to something on the left leaves to the right and arrives from the left", () => {
  const points = route(FROM, { x: -200, y: 300 }, []);

  expect(points[1]?.x).toBeGreaterThan(0);
  expect(points.at(-2)?.x).toBeLessThan(-200);
});

test("corners are rounded no farther than there is room", () => {
  const path = roundedPath([FROM, { x: 10, y: 100 }, { x: 10, y: 300 }, { x: 200, y: 300 }]);

  expect(path).toBe("M0 100L5 100Q10 100 10 105L10 284Q10 300 26 300L200 300");
});

test("marks stand on the middle of the longest piece", () => {
  expect(middleOf([FROM, { x: 10, y: 100 }, { x: 10, y: 300 }])).toMatchObject({ x: 10, y: 200 });
});
