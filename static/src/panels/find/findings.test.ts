import { expect, test } from "vitest";
import { type Finding, grouped } from "./findings";

const finding = (group: string, title: string): Finding => ({
  key: title,
  group,
  title,
  words: "",
  line: "",
  icon: "find",
  act: () => undefined,
});
const all = [
  finding("Add", "Agent"),
  finding("Add", "Repeat"),
  finding("Commands", "Run"),
  finding("Flows", "Repeat after me"),
];
const titles = (query: string) => grouped(query, all).map((one) => one.item.title);

test("the group with the best finding comes first", () => {
  expect(titles("run")).toEqual(["Run"]);
  expect(titles("repeat after")).toEqual(["Repeat after me"]);
  expect(titles("repeat")).toEqual(["Repeat", "Repeat after me"]);
});

test("without a query everything is offered, a few of each group", () => {
  const many = Array.from({ length: 20 }, (_, index) => finding("Add", `Agent ${index}`));
  expect(titles("")).toEqual(["Agent", "Repeat", "Run", "Repeat after me"]);
  expect(grouped("", many)).toHaveLength(6);
});
