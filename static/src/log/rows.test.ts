import { expect, test } from "vitest";
import { type Rows, rowAt, span, topOf, total } from "./rows";

const rows: Rows = {
  count: 10,
  height: 20,
  open: [
    { index: 2, extra: 100 },
    { index: 5, extra: 40 },
  ],
};

test("an open line pushes those after it down", () => {
  expect([0, 2, 3, 5, 6].map((index) => topOf(rows, index))).toEqual([0, 40, 160, 200, 260]);
  expect(total(rows)).toBe(340);
});

test("every distance belongs to the line that stands there", () => {
  for (let index = 0; index < rows.count; index += 1) {
    expect(rowAt(rows, topOf(rows, index))).toBe(index);
    expect(rowAt(rows, topOf(rows, index + 1) - 1)).toBe(index);
  }
});

test("only what is in view and a little around it is drawn", () => {
  expect(span({ count: 100_000, height: 24, open: [] }, { top: 24_000, height: 144 }, 2)).toEqual([998, 1009]);
  expect(span(rows, { top: 0, height: 20 }, 0)).toEqual([0, 2]);
});

test("nothing lies outside of the list", () => {
  expect([rowAt(rows, -50), rowAt(rows, 9999)]).toEqual([0, 9]);
});
