import { expect, test } from "vitest";
import { flowOf } from "../../testing/flow";
import { partFrom, partOf, partText } from "./clipboard";

const flow = flowOf({ a: "Upper", loop: "Repeat", b: "Upper @ loop/body", c: "Upper" }, [
  "a.out > loop.value",
  "loop.body.start.value > b.text",
  "loop.out > c.text",
]);

test("a copied pipeline takes along what is inside of it and the wires among them", () => {
  const part = partOf(flow, ["loop"]);

  expect(Object.keys(part.nodes)).toEqual(["loop", "b"]);
  expect(part.wires).toHaveLength(1);
});

test("what was copied comes back from the clipboard's text", () => {
  const part = partOf(flow, ["a"]);

  expect(partFrom(partText(part))).toEqual(part);
});

test("any other text of the clipboard is left alone", () => {
  expect(partFrom("Tom kept the light on Gull Rock.")).toBeNull();
  expect(partFrom('{"playbill": ')).toBeNull();
});
