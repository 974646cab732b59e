import { expect, test } from "vitest";
import type { NodeView } from "../../contract";
import { flowOf } from "../../testing/flow";
import { missingBefore } from "./before";

const flow = flowOf({ a: "Text", b: "Upper", c: "Upper", d: "Upper" }, [
  "a.out > b.text",
  "b.out > c.text",
  "c.out > d.text",
]);
const ran = (id: string) => ({
  [id]: { id, preview: { text: "", media: [], label: "", cut: false } } as unknown as NodeView,
});

test("all steps before a node are missing before the first run", () => {
  expect(missingBefore({ flow, views: {} }, "c")).toBe(2);
});

test("a step with a result, or one that is kept, is not missing", () => {
  expect(missingBefore({ flow, views: ran("b") }, "c")).toBe(1);
  expect(missingBefore({ flow: { ...flow, pins: { a: null } }, views: ran("b") }, "c")).toBe(0);
});
