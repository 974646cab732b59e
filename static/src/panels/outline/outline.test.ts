import { expect, test } from "vitest";
import { membersOf } from "../../canvas/container/members";
import { ordering } from "../../canvas/container/order";
import type { Flow, Inside, Spec } from "../../contract";
import { EMPTY_FLOW } from "../../store/state";
import { laneMove } from "./lane-move";
import { moveInOutline } from "./move";
import { outlineRows } from "./rows";

type Line = readonly [id: string, x: number, inside?: string];

/** A flow of nodes at their x, and wires such as `a>b`; `loop/body` says where a node is inside. */
function flow(lines: readonly Line[], ...wires: string[]): Flow {
  const inside = (path = ""): Inside | null => {
    const [pipeline, slot] = path.split("/");
    return pipeline && slot ? { pipeline, slot } : null;
  };
  return {
    ...EMPTY_FLOW,
    nodes: Object.fromEntries(
      lines.map(([id, , path]) => [
        id,
        {
          component: id.startsWith("loop")
            ? "Repeat"
            : id.startsWith("fork")
              ? "If"
              : id.startsWith("talk")
                ? "Talk"
                : "Agent",
          title: id.toUpperCase(),
          settings: {},
          literals: {},
          inside: inside(path),
          same_as: null,
        },
      ]),
    ),
    layout: Object.fromEntries(lines.map(([id, x]) => [id, { x, y: 0, collapsed: false }])),
    wires: wires.map((wire) => {
      const [source = "", target = ""] = wire.split(">");
      return { source: { node: source, port: "out" }, target: { node: target, port: "message" } };
    }),
  };
}

const slot = (name: string) => ({ name, title: name, variadic: false, starts: [], ends: [] });
const pipeline = (...slots: string[]) => ({ slots: slots.map(slot) }) as unknown as Spec;
const talk = { slots: [{ ...slot("members"), variadic: true, paired: false }] } as unknown as Spec;
const specs = new Map([
  ["Talk", talk],
  ["Repeat", pipeline("body")],
  ["If", pipeline("then", "otherwise")],
]);
const lines = (of: Flow) => outlineRows(of, specs, new Set()).map((row) => `${"  ".repeat(row.depth - 1)}${row.title}`);

test("nodes stand in the order they run, and left before right where they do not wait for each other", () => {
  const drawn = flow(
    [
      ["show", 0],
      ["writer", 100],
      ["left", 10],
      ["right", 20],
    ],
    "writer>show",
  );
  expect(lines(drawn)).toEqual(["LEFT", "RIGHT", "WRITER", "SHOW"]);
});

test("a wire out of a body counts for the pipeline around it", () => {
  const drawn = flow(
    [
      ["show", 0],
      ["loop", 100],
      ["writer", 0, "loop/body"],
    ],
    "writer>show",
  );
  expect(lines(drawn)).toEqual(["LOOP", "  WRITER", "SHOW"]);
});

test("several bodies are lines of their own, one body is not", () => {
  const drawn = flow([
    ["fork", 0],
    ["yes", 0, "fork/then"],
    ["no", 0, "fork/otherwise"],
  ]);
  expect(lines(drawn)).toEqual(["FORK", "  then", "    YES", "  otherwise", "    NO"]);
});

test("a closed line hides what is under it", () => {
  const drawn = flow([
    ["loop", 0],
    ["writer", 0, "loop/body"],
  ]);
  expect(outlineRows(drawn, specs, new Set(["loop"])).map((row) => row.key)).toEqual(["loop"]);
});

test("a node says what it comes from", () => {
  const drawn = flow(
    [
      ["writer", 0],
      ["critic", 1],
      ["show", 2],
    ],
    "writer>show",
    "critic>show",
  );
  expect(
    outlineRows(drawn, specs, new Set())
      .at(-1)
      ?.from.map((one) => one.title),
  ).toEqual(["WRITER", "CRITIC"]);
});

test("two nodes that do not wait for each other change places", () => {
  const drawn = flow([
    ["left", 0],
    ["right", 100],
  ]);
  const moved = moveInOutline({ flow: drawn, specs, id: "left", down: true });
  expect(moved).toMatchObject({ places: { left: { x: 100 }, right: { x: 0 } } });
});

test("a node that is waited for stays before the one that waits", () => {
  const drawn = flow(
    [
      ["writer", 0],
      ["show", 100],
    ],
    "writer>show",
  );
  expect(moveInOutline({ flow: drawn, specs, id: "writer", down: true })).toBe(
    "SHOW waits for WRITER, so it comes after it.",
  );
});

test("moving down goes into a pipeline, through its bodies, and out again", () => {
  const beside = flow([
    ["writer", 0],
    ["fork", 100],
  ]);
  const first = flow([
    ["writer", 0, "fork/then"],
    ["fork", 100],
  ]);
  const second = flow([
    ["writer", 0, "fork/otherwise"],
    ["fork", 100],
  ]);
  const move = (of: Flow) => moveInOutline({ flow: of, specs, id: "writer", down: true });
  expect(move(beside)).toMatchObject({ inside: { pipeline: "fork", slot: "then" } });
  expect(move(first)).toMatchObject({ inside: { pipeline: "fork", slot: "otherwise" } });
  expect(move(second)).toMatchObject({ inside: "top" });
});

test("the last node says that it is the last", () => {
  expect(moveInOutline({ flow: flow([["writer", 0]]), specs, id: "writer", down: true })).toBe(
    "WRITER is the last already.",
  );
});

test("a member of a talk goes before the one above it, and its line is followed", () => {
  const drawn = flow([
    ["talk", 0],
    ["ann", 0, "talk/members.0"],
    ["note", 0, "talk/members.2"],
    ["bob", 50, "talk/members.2"],
  ]);
  const move = (id: string, place: string | null, down: boolean) =>
    laneMove({ flow: drawn, specs, id, slot: place, down });
  const up = { pipeline: "talk", from: 1, to: 0, key: "talk/members.0" };

  expect(move("note", null, false)).toEqual(up);
  expect(move("bob", null, false)).toBeNull();
  expect(move("talk", "members.2", false)).toEqual(up);
  expect(move("ann", null, false)).toBeNull();
  expect(move("talk", null, true)).toBeNull();
  expect(ordering(membersOf(drawn, "talk"), "talk", 1, 0)).toMatchObject({ slot: "members", order: [2, 0] });
});
