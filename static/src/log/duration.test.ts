import { expect, test } from "vitest";
import { clock, duration } from "./duration";

test("a clock counts minutes, and hours only when there are any", () => {
  expect([0, 14.9, 65, 3723].map(clock)).toEqual(["0:00", "0:14", "1:05", "1:02:03"]);
});

test("a duration is told in the units a person would use", () => {
  expect([0.01, 0.34, 9.96, 42.2, 60, 185, 7800].map(duration)).toEqual([
    "at once",
    "0.3 s",
    "10 s",
    "42 s",
    "1 min",
    "3 min 5 s",
    "2 h 10 min",
  ]);
});
