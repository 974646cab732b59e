import type { End, Flow, Inside } from "../../contract";
import type { NodeId } from "../../words";
import { innerPort } from "../ports/ports";

/** The body an end of a wire stands in; null is the top level. */
export function bodyOf(flow: Flow, end: End): Inside | null {
  const inner = innerPort(end.port);
  return inner ? { pipeline: end.node, slot: inner.slot } : (flow.nodes[end.node]?.inside ?? null);
}

/** The bodies around a body, itself first, the top level (null) last. */
export function bodiesAround(flow: Flow, body: Inside | null): (Inside | null)[] {
  const around: (Inside | null)[] = [];
  for (let at = body; at && around.length < 100; at = flow.nodes[at.pipeline]?.inside ?? null) around.push(at);
  return [...around, null];
}

export function sameBody(one: Inside | null, other: Inside | null): boolean {
  return one?.pipeline === other?.pipeline && one?.slot === other?.slot;
}

/** The node of `body` that holds an end, or is its node; null when the end is outside, and for the body's own ports. */
export function standIn(flow: Flow, body: Inside | null, end: End): NodeId | null {
  let inside = bodyOf(flow, end);
  let node: NodeId | null = innerPort(end.port) ? null : end.node;
  for (let depth = 0; depth < 100; depth += 1) {
    if (sameBody(inside, body)) return node;
    if (!inside) return null;
    node = inside.pipeline;
    inside = flow.nodes[inside.pipeline]?.inside ?? null;
  }
  return null;
}

/** Whether a wire between two nodes of a body would close a circle in it. */
export function closesCircle(flow: Flow, source: End, target: End): boolean {
  const body = bodyOf(flow, source);
  const from = standIn(flow, body, source);
  return from !== null && after(flow, body, target).has(from);
}

/** The nodes of a body that come after an end in it: the one that holds the end, and all that its wires lead to. */
export function after(flow: Flow, body: Inside | null, end: End): Set<NodeId> {
  const first = standIn(flow, body, end);
  if (first === null) return new Set();
  const next = wiresIn(flow, body);
  const seen = new Set([first]);
  const open = [first];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const later of next.get(id) ?? []) {
      if (seen.has(later)) continue;
      seen.add(later);
      open.push(later);
    }
  }
  return seen;
}

function wiresIn(flow: Flow, body: Inside | null): Map<NodeId, NodeId[]> {
  const next = new Map<NodeId, NodeId[]>();
  for (const wire of flow.wires) {
    const [before, later] = [standIn(flow, body, wire.source), standIn(flow, body, wire.target)];
    if (before !== null && later !== null && before !== later) next.set(before, [...(next.get(before) ?? []), later]);
  }
  return next;
}
