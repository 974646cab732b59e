import { expect, test } from "vitest";
import { FIRST_FIELD, fieldWords, readFields, storedFields, withUse } from "./fields";

const [age, pets] = readFields([
  { name: "age", kind: "whole", required: false, uses: ["memory"] },
  { name: "pets", kind: "table", fields: [{ name: "kind", kind: "choice", choices: ["cat", "dog"] }] },
]);

test("fields survive being stored and read", () => {
  const fields = [age ?? FIRST_FIELD, pets ?? FIRST_FIELD];
  expect(readFields(storedFields(fields))).toEqual(fields);
});

test("what cannot be read is as in an empty field", () => {
  expect(readFields("nonsense")).toEqual([]);
  expect(readFields([7, { kind: "spaceship" }])).toEqual([FIRST_FIELD, FIRST_FIELD]);
});

test("a use is switched on and off in its place", () => {
  expect(withUse(["answer", "data"], "memory", true)).toEqual(["answer", "memory", "data"]);
  expect(withUse(["answer", "data"], "answer", false)).toEqual(["data"]);
});

test("a closed row says what is not as it came", () => {
  expect(fieldWords(FIRST_FIELD)).toBe("");
  expect(fieldWords(age ?? FIRST_FIELD)).toBe("may be left out · only for what is remembered");
  expect(fieldWords({ ...FIRST_FIELD, kind: "choice", choices: ["cat", "dog"], help: "Which?" })).toBe(
    "cat, dog · Which?",
  );
});
