import { expect, test } from "vitest";
import type { Node, SettingSpec } from "../../contract";
import { currentValue, DIFFERENT, isChanged, moreWords, sharedValue } from "./settings";

const rounds: SettingSpec = {
  name: "at_most",
  title: "At most",
  help: "The most rounds to go.",
  kind: "whole",
  default: 5,
  advanced: false,
  expected: false,
  choices: [],
  minimum: 1,
  maximum: 1000,
};
const node = (settings: Node["settings"]): Node => ({
  component: "While",
  title: "Repeat until",
  settings,
  literals: {},
  inside: null,
  same_as: null,
});

test("a setting that the node does not name is as it came", () => {
  expect(currentValue(node({}), rounds)).toBe(5);
  expect(isChanged([node({}), node({ at_most: 5 })], rounds)).toBe(false);
});

test("nodes that agree share a value, others are different", () => {
  expect(sharedValue([node({ at_most: 3 }), node({ at_most: 3 })], rounds)).toBe(3);
  expect(sharedValue([node({}), node({ at_most: 3 })], rounds)).toBe(DIFFERENT);
});

test("the closed section says how many of its settings were changed", () => {
  expect(moreWords([node({})], [rounds, rounds])).toBe("2, all as they came");
  expect(moreWords([node({ at_most: 2 })], [rounds])).toBe("1 changed");
});
