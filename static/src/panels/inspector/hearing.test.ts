import { expect, test } from "vitest";
import type { Member } from "../../canvas/container/members";
import { exceptions, hears, keptOf, withHearing, withMoved } from "./hearing";

const [ann, bob, cy] = ["Ann", "Bob", "Cy"].map(member) as [Member, Member, Member];

function member(title: string, index: number): Member {
  return { slot: `members.${index}`, id: title.toLowerCase(), title, ids: [`note_${index}`, title.toLowerCase()] };
}

test("everyone hears everyone until somebody is kept from it", () => {
  expect(hears([], ann, bob)).toBe(true);
  expect(hears(withHearing([], ann, bob, false), ann, bob)).toBe(false);
  expect(hears(withHearing([], ann, bob, false), bob, ann)).toBe(true);
});

test("a member is known by any node in it and by its title", () => {
  expect(hears([["note_0", "Bob"]], ann, bob)).toBe(false);
  expect(withHearing([["note_0", "Bob"]], ann, bob, true)).toEqual([]);
});

test("a hearer dragged from one speaker to another hears the one no more and the other from now on", () => {
  const moved = withMoved([["bob", "cy"]], cy, ann, bob);
  expect([hears(moved, ann, cy), hears(moved, bob, cy)]).toEqual([false, true]);
});

test("nobody is dragged to what it says itself", () => {
  expect(withMoved([], cy, ann, cy)).toEqual([]);
});

test("whatever is no pair is left out", () => {
  expect(keptOf([["a", "b"], "c", [1, 2], null])).toEqual([["a", "b"]]);
  expect(keptOf("all")).toEqual([]);
});

test("of many who hear it only those are named who do not", () => {
  const many = Array.from({ length: 8 }, (_, index) => member(`P${index}`, index));

  expect(exceptions(many, many)).toEqual([]);
  expect(exceptions(many, many.slice(1))).toEqual([many[0]]);
  expect(exceptions(many, many.slice(6))).toBeNull();
  expect(exceptions([ann, bob], [ann])).toBeNull();
});
