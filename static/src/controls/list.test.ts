import { expect, test } from "vitest";
import { moved } from "./list";

test("an item moves past its neighbour and no further than the end", () => {
  expect(moved(["a", "b", "c"], 0, 1)).toEqual(["b", "a", "c"]);
  expect(moved(["a", "b", "c"], 2, 1)).toEqual(["a", "b", "c"]);
});
