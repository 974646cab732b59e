import { expect, test } from "vitest";
import type { Flow, WireType } from "../../contract";
import { endOf, FITS, flowOf, SPECS } from "../../testing/flow";
import { fittingEnds } from "./candidates";
import { fittingPort, type Wiring, whyNot } from "./fits";

const TYPES = [
  { name: "image", title: "picture", article: "a picture" },
  { name: "text", title: "text", article: "a text" },
].map((type) => [type.name, type as WireType] as const);

const wiring = (flow: Flow): Wiring => ({ flow, specs: SPECS, wireTypes: new Map(TYPES), fits: FITS });
const why = (flow: Flow, one: string, other: string) => whyNot(wiring(flow), endOf(one), endOf(other));

test("a text may go into a message, whichever end the hand began with", () => {
  const flow = flowOf({ text: "Text", agent: "Agent" });

  expect(why(flow, "text.out", "agent.messages")).toBe("");
  expect(why(flow, "agent.messages", "text.out")).toBe("");
});

test("a picture cannot go into a text input, and the reason says so", () => {
  const flow = flowOf({ draw: "Draw", upper: "Upper" });

  expect(why(flow, "draw.out", "upper.text")).toBe("A picture cannot go into a text input");
});

test("a type variable has the type that wires bring to it", () => {
  const flow = flowOf({ draw: "Draw", loop: "Repeat", upper: "Upper" }, ["draw.out > loop.value"]);

  expect(why(flow, "loop.out", "upper.text")).toBe("A picture cannot go into a text input");
});

test("two outputs are not joined", () => {
  expect(why(flowOf({ a: "Text", b: "Text" }), "a.out", "b.out")).toBe("A wire goes from an output to an input.");
});

test("a wire that would close a circle is refused with what to do instead", () => {
  const flow = flowOf({ a: "Upper", b: "Upper", c: "Upper" }, ["a.out > b.text", "b.out > c.text"]);

  expect(why(flow, "c.out", "a.text")).toContain("Repeat until");
  expect(why(flow, "a.out", "a.text")).toContain("Repeat until");
});

test("a value may be captured into a body, but leaves it only through its end", () => {
  const flow = flowOf({ text: "Text", loop: "Repeat", inner: "Upper @ loop/body", after: "Upper" });

  expect(why(flow, "text.out", "inner.text")).toBe("");
  expect(why(flow, "inner.out", "after.text")).toContain("leaves it only through its right edge");
  expect(why(flow, "inner.out", "loop.body.end.out")).toBe("");
});

test("what a pipeline captures may not come after it", () => {
  const flow = flowOf({ loop: "Repeat", inner: "Upper @ loop/body", after: "Upper" }, ["loop.out > after.text"]);

  expect(why(flow, "after.out", "inner.text")).toContain("circle");
});

test("the port of the same type is preferred to one that needs a conversion", () => {
  const upper = SPECS.get("Upper");
  const agent = SPECS.get("Agent");
  const flow = wiring(flowOf({ text: "Text" }));

  expect(upper && fittingPort(flow, endOf("text.out"), upper)).toEqual({ port: "text", exact: true });
  expect(agent && fittingPort(flow, endOf("text.out"), agent)).toEqual({ port: "messages", exact: false });
});

test("nothing is offered in front of an input of the flow", () => {
  const input = SPECS.get("Input");

  expect(input && fittingPort(wiring(flowOf({ text: "Text" })), endOf("text.out"), input)).toBeNull();
});

test("the ends a wire may go to are those in the same body and in bodies inside of it", () => {
  const flow = flowOf({ text: "Text", loop: "Repeat", inner: "Upper @ loop/body" });

  expect(fittingEnds(wiring(flow), endOf("text.out")).map(({ node, port }) => `${node}.${port}`)).toEqual([
    "loop.value",
    "loop.body.end.out",
    "inner.text",
  ]);
});
