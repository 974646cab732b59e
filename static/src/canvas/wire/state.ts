import type { NodeView, Wire } from "../../contract";
import type { State } from "../../store/state";
import type { NodeState } from "../../words";
import { innerPort } from "../ports/ports";
import { bodyOf } from "../wiring/scope";

/** How a wire looks because of the run that is shown. */
export type WireState = "idle" | "carrying" | "carried" | "stale" | "passed" | "problem";

const WORKING: ReadonlySet<NodeState> = new Set(["warming", "running", "streaming", "retrying", "needs_you"]);
const ENDED: ReadonlySet<NodeState> = new Set(["done", "reused"]);

/** The state of a wire: a problem first, then what happened to the nodes at its ends. */
export function wireState(state: State, wire: Wire): WireState {
  if (hasProblem(state, wire)) return "problem";
  if (notTaken(state, wire)) return "passed";
  const source = state.views[wire.source.node];
  const target = state.views[wire.target.node];
  if (!source) return "idle";
  if (innerPort(wire.source.port)) return begun(source, target);
  if (source.state === "streaming") return "carrying";
  if (ENDED.has(source.state))
    return target && WORKING.has(target.state) && !innerPort(wire.target.port) ? "carrying" : "carried";
  return source.earlier && target?.earlier ? "stale" : "idle";
}

/** A wire from the start of a body, which has what its pipeline was given. */
function begun(pipeline: NodeView, target: NodeView | undefined): WireState {
  if (target && WORKING.has(target.state)) return "carrying";
  if (target && (ENDED.has(target.state) || target.state === "failed")) return "carried";
  return WORKING.has(pipeline.state) || ENDED.has(pipeline.state) ? "carried" : "idle";
}

function hasProblem({ problems }: State, { target }: Wire): boolean {
  return problems.some(
    ({ severity, node, field }) => severity === "blocking" && node === target.node && field === target.port,
  );
}

/** Whether the wire lies in a body that its pipeline did not choose. */
function notTaken({ flow, views }: State, { target }: Wire): boolean {
  for (let body = bodyOf(flow, target), depth = 0; body && depth < 100; depth += 1) {
    const taken = views[body.pipeline]?.slot_taken;
    if (taken && taken !== body.slot) return true;
    body = flow.nodes[body.pipeline]?.inside ?? null;
  }
  return false;
}
