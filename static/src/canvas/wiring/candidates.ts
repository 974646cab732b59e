import type { End, Inside, Spec, Wire } from "../../contract";
import type { NodeId } from "../../words";
import { innerName, innerPort, portsOf, slotSpec } from "../ports/ports";
import { fittingPort, inOrder, type Wiring, whyNot } from "./fits";
import { bodyOf } from "./scope";

/** A component that could stand at the other end of a wire, and its port there. */
export interface Candidate {
  readonly spec: Spec;
  readonly port: string;
  readonly exact: boolean;
}

/** The components with a port that fits an end, exact types first, each group in the order of the palette. */
export function fittingComponents(wiring: Wiring, end: End): Candidate[] {
  const found = [...wiring.specs.values()].flatMap((spec) => {
    const fitting = fittingPort(wiring, end, spec);
    return fitting ? [{ spec, ...fitting }] : [];
  });
  return [...found.filter(({ exact }) => exact), ...found.filter(({ exact }) => !exact)];
}

/** The components that can be tools of an agent: those made for it first, then other agents, then the rest. */
export function toolsFirst(specs: readonly Spec[]): Spec[] {
  const usable = specs.filter(({ role, outputs, slots, speaks }) => {
    return role === "none" && outputs.length > 0 && (speaks || slots.length === 0);
  });
  const rank = ({ category, speaks }: Spec) => (category === "tools" ? 0 : speaks ? 1 : 2);
  return usable.sort((one, other) => rank(one) - rank(other));
}

/** The components that can stand on a wire, with the ports that take its value and give it on. */
export function insertable(wiring: Wiring, wire: Wire): { spec: Spec; source: string; target: string }[] {
  return [...wiring.specs.values()].flatMap((spec) => {
    const target = fittingPort(wiring, wire.source, spec);
    const source = fittingPort(wiring, wire.target, spec);
    return target && source ? [{ spec, target: target.port, source: source.port }] : [];
  });
}

/** Every end in the flow that a wire from `end` could go to. */
export function fittingEnds(wiring: Wiring, end: End): End[] {
  return Object.keys(wiring.flow.nodes).flatMap((id) =>
    allEnds(wiring, id).filter((other) => inOrder(wiring, end, other) && !whyNot(wiring, end, other)),
  );
}

/** All ports of a node: on its outside, and at the start and end of each of its bodies. */
export function allEnds({ flow, specs }: Wiring, id: NodeId): End[] {
  const { inputs, outputs } = portsOf(flow, specs, id);
  const outer = [...inputs, ...outputs].map((port) => ({ node: id, port: port.name }));
  const spec = specs.get(flow.nodes[id]?.component ?? "");
  const slots = new Set(spec?.slots.filter(({ variadic }) => !variadic).map(({ name }) => name));
  for (const { inside } of Object.values(flow.nodes)) if (inside?.pipeline === id) slots.add(inside.slot);
  return [...outer, ...[...slots].flatMap((slot) => innerEnds(spec, id, slot))];
}

function innerEnds(spec: Spec | undefined, node: NodeId, slot: string): End[] {
  const found = slotSpec(spec, slot);
  if (!found) return [];
  return [
    ...found.starts.map(({ name }) => ({ node, port: innerName(slot, "start", name) })),
    ...found.ends.map(({ name }) => ({ node, port: innerName(slot, "end", name) })),
  ];
}

/** The body a node made at the other end of a wire belongs into. */
export function bodyForNew(wiring: Wiring, end: End): Inside | null {
  return bodyOf(wiring.flow, end);
}

/** An end in words: `Writer`, `the end of Revise until good`. */
export function endTitle({ flow, specs }: Wiring, end: End): string {
  const title = flow.nodes[end.node]?.title ?? end.node;
  const inner = innerPort(end.port);
  const spec = specs.get(flow.nodes[end.node]?.component ?? "");
  if (inner && spec && spec.slots.length > 1)
    return `the ${inner.side} of ${title}, ${slotSpec(spec, inner.slot)?.title}`;
  if (inner) return `the ${inner.side} of ${title}`;
  const { inputs } = portsOf(flow, specs, end.node);
  const port = inputs.length > 1 ? inputs.find(({ name }) => name === end.port) : undefined;
  return port ? `${title}: ${port.title}` : title;
}
