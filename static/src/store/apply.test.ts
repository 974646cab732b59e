import { expect, test } from "vitest";
import type { Change, Flow, Node, Wire } from "../contract";
import { applyChange } from "./apply";
import { EMPTY_FLOW } from "./state";

const NOTHING: Change = {
  nodes: {},
  wires_removed: [],
  wires_added: [],
  layout: {},
  pins: {},
  pins_removed: [],
  off: null,
  pauses: null,
  name: null,
  description: null,
  renamed: {},
  notices: [],
};

const node = (title: string): Node => ({
  component: "Text",
  title,
  settings: {},
  literals: {},
  inside: null,
  same_as: null,
});
const wire = (source: string, target: string): Wire => ({
  source: { node: source, port: "out" },
  target: { node: target, port: "message" },
});
const flow: Flow = {
  ...EMPTY_FLOW,
  nodes: { a: node("A"), b: node("B") },
  wires: [wire("a", "b"), wire("b", "c")],
  pins: { a: null, b: 1 },
};

test("an empty change gives the same nodes and wires back", () => {
  const after = applyChange(flow, NOTHING);

  expect(after.nodes).toBe(flow.nodes);
  expect(after.wires).toBe(flow.wires);
  expect(after).toEqual(flow);
});

test("null takes a node away and other values put one in", () => {
  const after = applyChange(flow, { ...NOTHING, nodes: { a: null, c: node("C") } });

  expect(Object.keys(after.nodes)).toEqual(["b", "c"]);
});

test("wires are taken away before the new ones come in at their index, lowest first", () => {
  const wires_added = [
    { index: 2, wire: wire("y", "z") },
    { index: 0, wire: wire("x", "y") },
  ];

  const after = applyChange(flow, { ...NOTHING, wires_removed: [wire("a", "b")], wires_added });

  expect(after.wires).toEqual([wire("x", "y"), wire("b", "c"), wire("y", "z")]);
});

test("a pin may hold nothing, so pins that go are named apart", () => {
  const after = applyChange(flow, { ...NOTHING, pins: { c: null }, pins_removed: ["b"] });

  expect(after.pins).toEqual({ a: null, c: null });
});
