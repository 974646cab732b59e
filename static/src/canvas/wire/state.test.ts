import { expect, test } from "vitest";
import type { NodeView, ProblemView } from "../../contract";
import { INITIAL, type State } from "../../store/state";
import { flowOf, SPECS, wireOf } from "../../testing/flow";
import type { NodeState } from "../../words";
import { wireState } from "./state";

const flow = flowOf({ a: "Upper", b: "Upper", choice: "If", inner: "Upper @ choice/then" }, ["a.out > b.text"]);
const view = (id: string, state: NodeState, more: Partial<NodeView> = {}) =>
  ({ id, state, slot_taken: "", earlier: false, ...more }) as NodeView;
const seen = (line: string, ...views: NodeView[]) => {
  const state: State = { ...INITIAL, flow, specs: SPECS, views: Object.fromEntries(views.map((one) => [one.id, one])) };
  return wireState(state, wireOf(line));
};

test.each<[string, NodeState, NodeState, string]>([
  ["nothing has run", "not_run", "not_run", "idle"],
  ["its source writes", "streaming", "waiting", "carrying"],
  ["its target works on what it brought", "done", "running", "carrying"],
  ["both ends are done", "done", "done", "carried"],
  ["its source failed", "failed", "skipped", "idle"],
])("a wire when %s", (_, source, target, look) => {
  expect(seen("a.out > b.text", view("a", source), view("b", target))).toBe(look);
});

test("a wire between results of an earlier run is stale", () => {
  const earlier = { earlier: true };

  expect(seen("a.out > b.text", view("a", "waiting", earlier), view("b", "waiting", earlier))).toBe("stale");
});

test("wires of a body that was not chosen are passed by", () => {
  const chosen = view("choice", "done", { slot_taken: "otherwise" });

  expect(seen("choice.then.start.value > inner.text", chosen)).toBe("passed");
});

test("a wire that does not fit shows its problem before anything else", () => {
  const problem = { severity: "blocking", node: "b", field: "text" } as ProblemView;
  const state = { ...INITIAL, flow, problems: [problem], views: { a: view("a", "streaming") } };

  expect(wireState(state, wireOf("a.out > b.text"))).toBe("problem");
});
