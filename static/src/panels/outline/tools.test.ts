import { expect, test } from "vitest";
import { flowOf, SPECS } from "../../testing/flow";
import { moveInOutline } from "./move";
import { outlineRows } from "./rows";

test("tools are lines under their agent", () => {
  const flow = flowOf({ helper: "Helper", a: "Upper @ helper/tools.0", b: "Upper @ helper/tools.1" });

  const rows = outlineRows(flow, SPECS, new Set());

  expect(rows.map(({ key, depth, parent }) => [key, depth, parent])).toEqual([
    ["helper", 1, null],
    ["a", 2, "helper"],
    ["b", 2, "helper"],
  ]);
});

test("a node that moves into an agent becomes its next tool, and a tool that moves on leaves it", () => {
  const beside = flowOf({ a: "Upper", helper: "Helper", b: "Upper @ helper/tools.0" }, ["a.out > helper.messages"]);
  const within = flowOf({ helper: "Helper", a: "Upper @ helper/tools.0", b: "Upper @ helper/tools.1" });
  const move = (flow: typeof beside) => moveInOutline({ flow, specs: SPECS, id: "a", down: true });

  expect(move(beside)).toMatchObject({ inside: { pipeline: "helper", slot: "tools.1" } });
  expect(move(within)).toMatchObject({ inside: "top" });
});
