import { expect, test } from "vitest";
import { flowOf, SPECS } from "../../testing/flow";
import { givingWay } from "./growth";
import { planBoard } from "./plan";

const SIZE = { width: 192, height: 100 };
const plan = (flow: Parameters<typeof planBoard>[0]) => planBoard(flow, SPECS, () => SIZE);
const at = (x: number, y: number) => ({ x, y, collapsed: false });
const BODY = { pipeline: "loop", slot: "body" };

const before = flowOf({ loop: "Repeat", a: "Upper @ loop/body", next: "Upper", under: "Upper", far: "Upper" }, [], {
  loop: at(0, 0),
  a: at(0, 0),
  next: at(360, 0),
  under: at(0, 260),
  far: at(5000, 0),
});
const grown = (x: number, y: number) => {
  const { nodes } = flowOf({ b: "Upper @ loop/body" });
  return { ...before, nodes: { ...before.nodes, ...nodes }, layout: { ...before.layout, b: at(x, y) } };
};

test("what stands right of a box that becomes wider gives way by as much as is missing", () => {
  const { next, far, under } = givingWay(before, grown(224, 0), BODY, plan);

  expect(next?.x).toBe(16 + 224 + 192 + 16 + 32);
  expect(far?.x).toBe(5000 + (next?.x ?? 0) - 360);
  expect(under).toBeUndefined();
});

test("what stands under a box that becomes higher moves down", () => {
  expect(givingWay(before, grown(0, 200), BODY, plan).under?.y).toBeGreaterThan(260);
});

test("nothing moves where there is room", () => {
  const roomy = { ...before, layout: { ...before.layout, next: at(2000, 0) } };

  expect(givingWay(roomy, grown(224, 0), BODY, plan)).not.toHaveProperty("under");
  expect(givingWay(before, before, BODY, plan)).toEqual({});
});
