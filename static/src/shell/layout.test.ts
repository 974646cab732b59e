import { expect, test } from "vitest";
import { layoutOf } from "./layout";

const SHOWN = { inspector: false, log: true, hidden: false };

test.each([
  [1440, 900, { left: 196, chat: 336, log: 180, rail: false, inspector: "floats" }],
  [1920, 1080, { left: 240, chat: 400, log: 228, rail: false, inspector: "docked" }],
  [1280, 720, { left: 48, chat: 320, log: 132, rail: true, inspector: "floats" }],
  [900, 800, { left: 48, chat: 0, log: 36, rail: true, inspector: "sheet" }],
  [390, 844, { left: 0, chat: 0, log: 0, inspector: "sheet" }],
])("a window of %i by %i is divided as the screen's table says", (width, height, division) => {
  expect(layoutOf({ width, height }, SHOWN, {})).toMatchObject(division);
});

test("the left panel gives way to an open inspector and comes back", () => {
  const window = { width: 1440, height: 900 };

  expect(layoutOf(window, { ...SHOWN, inspector: true }, { left: 300 }).left).toBe(48);
  expect(layoutOf(window, SHOWN, { left: 300 }).left).toBe(300);
});

test("a dragged edge stays within its limits", () => {
  expect(layoutOf({ width: 1440, height: 900 }, SHOWN, { left: 900, chat: 10, log: 5000 })).toMatchObject({
    left: 320,
    chat: 300,
    log: 540,
  });
});

test("a closed log is its bar", () => {
  expect(layoutOf({ width: 1440, height: 900 }, { ...SHOWN, log: false }, {}).log).toBe(36);
});
