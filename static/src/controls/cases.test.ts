import { expect, test } from "vitest";
import { FIRST_CASE, readCases, storedCases } from "./cases";

const praise = { title: "Praise", when: { match: "all", rules: [], expression: "'good' in text" } };

test("ways survive being read and stored", () => {
  expect(storedCases(readCases([praise, { ...FIRST_CASE }]))).toEqual([praise, FIRST_CASE]);
});

test("what cannot be read is no way, or one without title and rules", () => {
  expect(readCases("nonsense")).toEqual([]);
  expect(readCases([7])).toEqual([{ title: "", when: { match: "all", rules: [], expression: "" } }]);
});
