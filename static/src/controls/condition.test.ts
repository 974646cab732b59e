import { expect, test } from "vitest";
import { operators, readCondition, storedCondition, takesValue, withMore, without, withRule } from "./condition";

const approved = readCondition({ match: "any", rules: [{ field: "text", operator: "contains", value: "approved" }] });

test("a condition survives being read and stored", () => {
  expect(readCondition(storedCondition(approved))).toEqual(approved);
});

test("an expression survives beside the rules it stands in for", () => {
  const written = { ...approved, expression: "words > 9" };
  expect(readCondition(storedCondition(written))).toEqual(written);
});

test("what cannot be read is a condition without rules, and a rule without parts the first one", () => {
  expect(readCondition("nonsense")).toEqual({ match: "all", rules: [], expression: "" });
  expect(readCondition({ rules: [7] }).rules).toEqual([{ field: "text", operator: "contains", value: "" }]);
});

test("a field that does not have the operator gets one it has, and keeps the value", () => {
  const changed = withRule(approved, 0, { field: "words" });
  expect(changed.rules[0]).toEqual({ field: "words", operator: "is more than", value: "approved" });
});

test("the menu of a text has what compares texts, that of a number what compares numbers", () => {
  expect(operators("text")).toContain("matches");
  expect(operators("number")).toEqual(["is more than", "is less than", "is", "is not"]);
});

test("rules are added at the end and taken away by their place", () => {
  expect(without(withMore(approved), 0).rules).toEqual([{ field: "text", operator: "contains", value: "" }]);
});

test("emptiness is compared with nothing", () => {
  expect([takesValue("is empty"), takesValue("contains")]).toEqual([false, true]);
});
