import { expect, test } from "vitest";
import { when } from "./when";

const NOW = 1_800_000_000;

test("the time of a change is told as a person would", () => {
  const told = [5, 60, 7200, 90_000, 300_000].map((ago) => when(NOW - ago, NOW));
  expect(told).toEqual(["just now", "1 minute ago", "2 hours ago", "yesterday", "3 days ago"]);
});

test("long ago is a date, and a clock that runs ahead is now", () => {
  expect(when(NOW - 40 * 86_400, NOW)).toMatch(/202\d$/);
  expect(when(NOW + 50, NOW)).toBe("just now");
});
