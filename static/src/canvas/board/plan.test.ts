import { expect, test } from "vitest";
import { flowOf, SPECS } from "../../testing/flow";
import { FRAME } from "./lanes";
import { planBoard } from "./plan";

const SIZE = { width: 192, height: 100 };
const at = (x: number, y: number) => ({ x, y, collapsed: false });
const plan = (...args: Parameters<typeof flowOf>) => {
  const planned = planBoard(flowOf(...args), SPECS, (id) => (id.length === 1 ? SIZE : undefined));
  return Object.fromEntries(planned.map((one) => [one.id, one]));
};

test("a pipeline's box hugs what is inside of it, wherever its corner is", () => {
  const { loop, a } = plan({ loop: "Repeat", a: "Agent @ loop/body", b: "Agent @ loop/body" }, [], {
    loop: at(500, 0),
    a: at(70, 90),
    b: at(300, 90),
  });

  expect(loop?.size.width).toBe(2 * FRAME.side + 230 + SIZE.width);
  expect(a).toMatchObject({ parent: "loop", x: FRAME.side, y: FRAME.header + FRAME.above });
});

test("a folded pipeline hides what is inside of it", () => {
  const planned = plan({ loop: "Repeat", a: "Agent @ loop/body" }, [], { loop: { ...at(0, 0), collapsed: true } });

  expect(Object.keys(planned)).toEqual(["loop"]);
  expect(planned.loop?.frame).toBeNull();
});

test("a pipeline for any number of bodies has one lane more, to drop into", () => {
  const { team } = plan({ team: "Team", a: "Agent @ team/members.0", b: "Agent @ team/members.1" });

  expect(team?.frame?.lanes.map(({ slot, empty }) => [slot, empty])).toEqual([
    ["members.0", false],
    ["members.1", false],
    ["members.2", true],
  ]);
});

test("a choice has a lane with a title for each of its bodies", () => {
  const { choice } = plan({ choice: "If" });

  expect(choice?.frame?.lanes.map(({ title }) => title)).toEqual(["then", "otherwise"]);
  expect(choice?.frame?.loops).toBe(false);
});

test("nodes come in running order, a pipeline before what is inside of it", () => {
  const planned = plan({ c: "Upper", a: "Upper", loop: "Repeat", b: "Upper @ loop/body" }, [
    "a.out > loop.value",
    "loop.out > c.text",
  ]);

  expect(Object.keys(planned)).toEqual(["a", "loop", "b", "c"]);
});

test("a node that nobody placed does not stand on the first one", () => {
  const { a, b } = plan({ a: "Agent", b: "Agent" });

  expect(a?.x).not.toBe(b?.x);
});
