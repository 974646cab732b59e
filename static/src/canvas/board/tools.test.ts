import { expect, test } from "vitest";
import { flowOf, SPECS } from "../../testing/flow";
import { boardEdges } from "./edges";
import { FRAME } from "./lanes";
import { planBoard } from "./plan";
import { TOOLS } from "./tools";

const plan = (...args: Parameters<typeof flowOf>) => planBoard(flowOf(...args), SPECS, () => undefined);
const tools = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`t${at}`, `Upper @ helper/tools.${at}`]));

test("tools stand in rows under the header, wherever their own places are, and do not move when one is added", () => {
  const places = (count: number) =>
    plan({ helper: "Helper", ...tools(count) }, [], { t0: { x: 90, y: 70, collapsed: false } })
      .filter(({ card }) => card)
      .map(({ id, x, y }) => `${id} ${x} ${y}`);

  const top = FRAME.header + TOOLS.above;
  expect(places(2)).toEqual([`t0 16 ${top}`, `t1 196 ${top}`]);
  expect(places(4)).toEqual([...places(3), `t3 16 ${top + TOOLS.height + TOOLS.gap}`]);
});

test("the place for the next tool is the last one, also when a tool before it is gone", () => {
  const [helper] = plan({ helper: "Helper", a: "Upper @ helper/tools.0", b: "Upper @ helper/tools.2" });

  expect(helper?.frame?.lanes.map(({ slot, empty }) => [slot, empty])).toEqual([
    ["tools.0", false],
    ["tools.2", false],
    ["tools.3", true],
  ]);
});

test("an agent with tools has its own ports level with its header", () => {
  const [helper] = plan({ helper: "Helper", ...tools(1) });

  expect(helper?.frame?.portLine).toBe(FRAME.header / 2);
});

test("a tool of several nodes is a lane with its wires, one of a single node a card without", () => {
  const flow = flowOf(
    { helper: "Helper", a: "Upper @ helper/tools.0", b: "Text @ helper/tools.1", c: "Upper @ helper/tools.1" },
    ["a.out > helper.tools.0.end.out", "b.out > c.text", "c.out > helper.tools.1.end.out"],
  );
  const planned = planBoard(flow, SPECS, () => undefined);
  const visible = new Map(planned.map(({ id, frame }) => [id, frame]));

  expect(planned.filter(({ card }) => card).map(({ id }) => id)).toEqual(["a"]);
  expect(boardEdges({ flow, selectedWire: null } as Parameters<typeof boardEdges>[0], visible, [])).toHaveLength(2);
});
