import { expect, test } from "vitest";
import { readNumber, stepped } from "./number";

const rounds = { whole: true, minimum: 1, maximum: 1000, empty: false };
const wait = { whole: false, minimum: 0, maximum: null, empty: true };

test("a number within its limits is taken, with a point or a comma", () => {
  expect(readNumber(" 12 ", rounds)).toEqual({ value: 12 });
  expect(readNumber("0,5", wait)).toEqual({ value: 0.5 });
});

test("what does not fit is told in a sentence with the limits", () => {
  expect(readNumber("0", rounds)).toEqual({ sentence: "This needs a whole number from 1 to 1,000." });
  expect(readNumber("1.5", rounds)).toHaveProperty("sentence");
  expect(readNumber("many", wait)).toEqual({ sentence: "This needs a number from 0 on." });
});

test("only a field that may be empty takes nothing", () => {
  expect(readNumber("", wait)).toEqual({ value: null });
  expect(readNumber("", rounds)).toHaveProperty("sentence");
});

test("stepping stays within the limits, and goes by tenths where the range is small", () => {
  expect(stepped(1000, 1, rounds)).toBe(1000);
  expect(stepped(0.7, 1, { ...wait, maximum: 2 })).toBe(0.8);
});
