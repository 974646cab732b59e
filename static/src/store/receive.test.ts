import { expect, test } from "vitest";
import type { Changed, ChatMessage, LogLine, NodeView, Told } from "../contract";
import { receive } from "./receive";
import { EMPTY_FLOW, INITIAL, READY_BAR, type State } from "./state";

const CHANGED: Changed = {
  kind: "changed",
  revision: 4,
  change: {
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
  },
  sentences: {},
  hues: {},
  problems: [],
  undo: null,
  redo: null,
  number: null,
};
const NODE = { component: "Text", title: "A", settings: {}, literals: {}, inside: null, same_as: null };
const view = (id: string, words = "") => ({ id, state: "done", words }) as NodeView;
const line = (seq: number) => ({ seq }) as LogLine;
const message = (id: string) => ({ id }) as ChatMessage;
const told = (state: State, word: Told): State => ({ ...state, ...receive(state, word) });

test("a view of one node leaves the views of the others as they are", () => {
  const state = { ...INITIAL, views: { a: view("a"), b: view("b") } };

  const after = told(state, { kind: "run_changed", bar: READY_BAR, nodes: [view("b", "Done in 2 s")], whole: false });

  expect(after.views.a).toBe(state.views.a);
  expect(after.views.b?.words).toBe("Done in 2 s");
});

test("a conversation is void from the first message told anew", () => {
  const state = { ...INITIAL, chat: [message("one"), message("two")] };

  const after = told(state, { kind: "chat_changed", first: 1, messages: [message("three")] });

  expect(after.chat.map(({ id }) => id)).toEqual(["one", "three"]);
});

test("older lines come before those that are there", () => {
  const state = { ...INITIAL, lines: [line(5)] };

  const after = told(state, { kind: "lines_added", lines: [line(4)], before: true, whole: false });

  expect(after.lines.map(({ seq }) => seq)).toEqual([4, 5]);
});

test("selection and results follow a node that is renamed", () => {
  const state: State = {
    ...INITIAL,
    flow: { ...EMPTY_FLOW, nodes: { a: NODE } },
    views: { a: view("a") },
    selected: new Set(["a"]),
  };
  const change = { ...CHANGED.change, nodes: { a: null, b: NODE }, renamed: { a: "b" } };

  const after = told(state, { ...CHANGED, change });

  expect([...after.selected]).toEqual(["b"]);
  expect(after.views.b?.id).toBe("b");
});

test("a node that is gone is no longer selected", () => {
  const state = { ...INITIAL, flow: { ...EMPTY_FLOW, nodes: { a: NODE } }, selected: new Set(["a"]) };

  const after = told(state, { ...CHANGED, change: { ...CHANGED.change, nodes: { a: null } } });

  expect(after.selected.size).toBe(0);
});
