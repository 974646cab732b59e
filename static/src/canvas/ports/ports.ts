import type { End, Flow, PortSpec, SlotSpec, Spec } from "../../contract";
import type { NodeId } from "../../words";

export type Specs = ReadonlyMap<string, Spec>;
/** Whether a port gives values or takes them, seen from where its wires are. */
export type Direction = "gives" | "takes";

export interface NodePorts {
  readonly inputs: readonly PortSpec[];
  readonly outputs: readonly PortSpec[];
}

/** A port that was found: what is declared of it, and which way values go. */
export interface FoundPort {
  readonly port: PortSpec;
  readonly direction: Direction;
}

/** A port at the start or end of a body, taken apart: `members.0`, `end`, `out`. */
export interface InnerPort {
  readonly slot: string;
  readonly side: string;
  readonly name: string;
}

const NO_PORTS: NodePorts = { inputs: [], outputs: [] };

/** The parts of a port seen from inside a body, null for one on the node's outside. */
export function innerPort(port: string): InnerPort | null {
  const parts = port.split(".");
  const name = parts.pop();
  const side = parts.pop();
  return name !== undefined && side !== undefined && parts.length > 0 ? { slot: parts.join("."), side, name } : null;
}

/** The name of a port seen from inside a body. */
export function innerName(slot: string, side: "start" | "end", name: string): string {
  return `${slot}.${side}.${name}`;
}

/** The slot that a body's name belongs to: `members` for `members.0`. */
export function slotSpec(spec: Spec | undefined, slot: string): SlotSpec | undefined {
  const base = slot.split(".")[0];
  return spec?.slots.find(({ name }) => name === base);
}

/** Whether a node stands in a slot for tools, where a model calls it. */
export function isTool(flow: Flow, specs: Specs, id: NodeId): boolean {
  const inside = flow.nodes[id]?.inside;
  return inside ? slotSpec(specs.get(flow.nodes[inside.pipeline]?.component ?? ""), inside.slot)?.tool === true : false;
}

/** The ports on a node's outside; an input of the flow shows no inputs, an output no outputs. */
export function specPorts(spec: Spec): NodePorts {
  if (spec.role === "note") return NO_PORTS;
  return {
    inputs: spec.role === "input" ? [] : spec.inputs,
    outputs: spec.role === "output" ? [] : spec.outputs,
  };
}

/** The outside ports of a node of the flow; one whose component is not installed has those its wires name. */
export function portsOf(flow: Flow, specs: Specs, id: NodeId): NodePorts {
  const spec = specs.get(flow.nodes[id]?.component ?? "");
  return spec ? specPorts(spec) : wiredPorts(flow, id);
}

/** What is declared of one end of a wire; null when no such port is there. */
export function portAt(flow: Flow, specs: Specs, end: End): FoundPort | null {
  const inner = innerPort(end.port);
  if (inner) {
    const slot = slotSpec(specs.get(flow.nodes[end.node]?.component ?? ""), inner.slot);
    const port = (inner.side === "start" ? slot?.starts : slot?.ends)?.find(({ name }) => name === inner.name);
    return port ? { port, direction: inner.side === "start" ? "gives" : "takes" } : null;
  }
  const { inputs, outputs } = portsOf(flow, specs, end.node);
  const output = outputs.find(({ name }) => name === end.port);
  if (output) return { port: output, direction: "gives" };
  const input = inputs.find(({ name }) => name === end.port);
  return input ? { port: input, direction: "takes" } : null;
}

function wiredPorts(flow: Flow, id: NodeId): NodePorts {
  const named = (ends: readonly End[]) => {
    const names = new Set(ends.filter((end) => end.node === id).map((end) => end.port));
    return [...names].map(unknownPort);
  };
  return {
    inputs: named(flow.wires.map(({ target }) => target)),
    outputs: named(flow.wires.map(({ source }) => source)),
  };
}

function unknownPort(name: string): PortSpec {
  const type = { name: "any", many: false, live: false };
  return { name, title: name, type, variadic: true, required: false, default: null, help: "" };
}
