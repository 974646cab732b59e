import { expect, test } from "vitest";
import { search } from "./search";

const things = [
  { title: "Repeat", tooltip: "Runs its inside several times.", words: "loop times" },
  { title: "Repeat until", tooltip: "Repeats its inside until a condition holds.", words: "loop while While" },
  { title: "Form filler", tooltip: "Answers in the fields of a form.", words: "json structured" },
  { title: "Ask a person", tooltip: "Asks in the chat and waits.", words: "human approval" },
];
const titles = (query: string) => search(query, things, (thing) => thing).map((result) => result.item.title);

test("words people use find what has another name", () => {
  expect(titles("loop")).toEqual(["Repeat", "Repeat until"]);
  expect(titles("human")).toEqual(["Ask a person"]);
});

test("the exact name comes before a longer one, and a name before a tooltip", () => {
  expect(titles("repeat")).toEqual(["Repeat", "Repeat until"]);
  expect(titles("person")[0]).toBe("Ask a person");
});

test("every word of the query must be there", () => {
  expect(titles("repeat until")).toEqual(["Repeat until"]);
  expect(titles("repeat json")).toEqual([]);
});

test("scattered letters find a name, at last", () => {
  expect(titles("fmfl")).toEqual(["Form filler"]);
});

test("the bold part is where the query stands in the name", () => {
  expect(search("fil", things, (thing) => thing)[0]?.bold).toEqual([5, 8]);
  expect(search("json", things, (thing) => thing)[0]?.bold).toBeNull();
});

test("an empty query finds nothing", () => {
  expect(titles("  ")).toEqual([]);
});
