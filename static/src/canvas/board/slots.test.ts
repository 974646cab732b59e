import { expect, test } from "vitest";
import type { JsonValue, Spec } from "../../contract";
import { flowOf, SPECS } from "../../testing/flow";
import { slotsOf } from "./slots";

const fork = SPECS.get("If") as Spec;
const [way] = fork.slots;
const words = {
  name: "cases",
  title: "Words",
  help: "",
  kind: "list",
  default: ["one", "two"],
  advanced: false,
  expected: false,
};
const choice = {
  ...fork,
  settings: [{ ...words, choices: [], minimum: null, maximum: null }],
  slots: [
    { ...way, name: "cases", variadic: true, paired: true },
    { ...way, name: "otherwise", title: "Otherwise" },
  ],
} as Spec;

function ways(nodes: Record<string, string>, cases?: JsonValue): string[] {
  const flow = flowOf({ choice: "If", ...nodes });
  const node = flow.nodes.choice;
  if (node && cases !== undefined) node.settings.cases = cases;
  return slotsOf(flow, choice, "choice").map(({ slot, title }) => `${slot} ${title}`);
}

test("a way for each word bears the word, also while nothing stands in it", () => {
  expect(ways({})).toEqual(["cases.0 when “one”", "cases.1 when “two”", "otherwise otherwise"]);
  expect(ways({}, ["a", " "])).toEqual(["cases.0 when “a”", "cases.1 when …", "otherwise otherwise"]);
});

test("a way with a title of its own bears it", () => {
  expect(
    ways({}, [
      { title: "Praise", when: {} },
      { title: "", when: {} },
    ]),
  ).toEqual(["cases.0 Praise", "cases.1 …", "otherwise otherwise"]);
});

test("a way that holds something stays when its word is gone", () => {
  expect(ways({ a: "Text @ choice/cases.1" }, ["a"])).toEqual([
    "cases.0 when “a”",
    "cases.1 not set any more",
    "otherwise otherwise",
  ]);
});

test("members have one place more than are in use, and a lone body has no title", () => {
  const flow = flowOf({ team: "Team", a: "Text @ team/members.1", loop: "Repeat" });
  expect(slotsOf(flow, SPECS.get("Team") as Spec, "team").map(({ slot }) => slot)).toEqual([
    "members.0",
    "members.1",
    "members.2",
  ]);
  expect(slotsOf(flow, SPECS.get("Repeat") as Spec, "loop")).toEqual([{ slot: "body", title: "", tool: false }]);
});
