import type { End, Flow, PortSpec, Spec } from "../../contract";
import type { PortType } from "../../words";
import { innerName, innerPort, portAt, type Specs } from "./ports";

const ANY: PortType = { name: "any", many: false, live: false };

/** Whether the name stands for whatever is wired, as `T` does. */
export function isVariable(type: PortType): boolean {
  const first = type.name[0] ?? "";
  return first !== first.toLowerCase();
}

/** The type a port has in this flow: its own, or for a variable the one that wires bring to it, else any. */
export function resolvedType(flow: Flow, specs: Specs, end: End): PortType {
  return resolve({ flow, specs, seen: new Set() }, end) ?? ANY;
}

interface Search {
  readonly flow: Flow;
  readonly specs: Specs;
  readonly seen: Set<string>;
}

function resolve(search: Search, end: End): PortType | null {
  const found = portAt(search.flow, search.specs, end);
  if (!found) return null;
  const { type } = found.port;
  if (!isVariable(type)) return type.name === "any" ? null : type;
  const key = `${end.node}:${type.name}`;
  if (search.seen.has(key)) return null;
  search.seen.add(key);
  const bound = binding(search, end.node, type.name);
  return bound && { ...bound, many: type.many || bound.many };
}

/** What the wires into a node bring to its type variable; the first that is known. */
function binding(search: Search, node: string, variable: string): PortType | null {
  const spec = search.specs.get(search.flow.nodes[node]?.component ?? "");
  if (!spec) return null;
  const names = takers(spec, variable);
  for (const { source, target } of search.flow.wires) {
    if (target.node !== node || !names.has(base(target.port))) continue;
    const type = resolve(search, source);
    if (type) return type;
  }
  return null;
}

/** The names of a node's ports that take values of a variable, members' numbers left out. */
function takers(spec: Spec, variable: string): Set<string> {
  const of = (ports: readonly PortSpec[]) => ports.filter(({ type }) => type.name === variable).map(({ name }) => name);
  return new Set([
    ...of(spec.inputs),
    ...spec.slots.flatMap((slot) => of(slot.ends).map((name) => innerName(slot.name, "end", name))),
  ]);
}

function base(port: string): string {
  const inner = innerPort(port);
  return inner ? `${inner.slot.split(".")[0]}.${inner.side}.${inner.name}` : port;
}
