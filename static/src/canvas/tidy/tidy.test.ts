import { expect, test } from "vitest";
import { flowOf, SPECS } from "../../testing/flow";
import { planBoard } from "../board/plan";
import { tidyPlaces } from "./tidy";

const SIZE = { width: 192, height: 100 };

test("nodes stand left of what they feed, with their ports level", () => {
  const flow = flowOf({ a: "Upper", b: "Upper", c: "Upper" }, ["a.out > b.text", "b.out > c.text"]);

  const { a, b, c } = tidyPlaces(flow, SPECS, () => SIZE);

  expect([a?.x, b?.x, c?.x]).toEqual([a?.x, b?.x, c?.x].toSorted((one, other) => (one ?? 0) - (other ?? 0)));
  expect(new Set([a?.y, b?.y, c?.y]).size).toBe(1);
});

test("what stands beside a pipeline keeps clear of the room its body needs", () => {
  const flow = flowOf({ loop: "Repeat", a: "Upper @ loop/body", b: "Upper @ loop/body", after: "Upper" }, [
    "loop.body.start.value > a.text",
    "a.out > b.text",
    "b.out > loop.body.end.out",
    "loop.out > after.text",
  ]);

  const layout = tidyPlaces(flow, SPECS, () => SIZE);
  const planned = new Map(planBoard({ ...flow, layout }, SPECS, () => SIZE).map((one) => [one.id, one]));
  const loop = planned.get("loop");

  expect(planned.get("after")?.x).toBeGreaterThan((loop?.x ?? 0) + (loop?.size.width ?? 0));
  expect(planned.get("b")?.x).toBeGreaterThan((planned.get("a")?.x ?? 0) + SIZE.width);
});
