import { expect, test } from "vitest";
import { freePlace, missingRoom } from "./room";

const BOX = { x: 0, y: 0, width: 192, height: 100 };

test("a new node stays where nothing else stands", () => {
  expect(freePlace(BOX, [{ ...BOX, x: 400 }])).toEqual({ x: 0, y: 0 });
});

test("a new node moves down until it stands on no other", () => {
  const { x, y } = freePlace(BOX, [BOX]);

  expect(x).toBe(0);
  expect(y).toBeGreaterThanOrEqual(BOX.height);
});

test("what stands right of an inserted node gives way by as much as is missing", () => {
  expect(missingRoom(BOX, [{ ...BOX, x: 100 }])).toBe(124);
  expect(missingRoom(BOX, [{ ...BOX, x: 900 }])).toBe(0);
});
