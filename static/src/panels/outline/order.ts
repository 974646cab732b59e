import type { Flow, Inside, Node, Wire } from "../../contract";

/** The nodes of each body (and of the top level) in running order. */
export type RunningOrder = ReadonlyMap<string, readonly string[]>;

/** The key of a body in a running order; null is the top level. */
export function bodyKey(inside: Inside | null | undefined): string {
  return inside ? `${inside.pipeline}/${inside.slot}` : "";
}

/**
 * Every body's nodes as they run: what feeds another stands before it, and what does not wait for each other goes by
 * where it stands on the canvas, left to right, then top to bottom.
 */
export function runningOrder(flow: Flow): RunningOrder {
  const members = new Map<string, string[]>();
  for (const [id, node] of Object.entries(flow.nodes)) {
    const key = bodyKey(node.inside);
    members.set(key, [...(members.get(key) ?? []), id]);
  }
  const edges = siblingEdges(flow);
  return new Map([...members].map(([key, ids]) => [key, sorted(ids, edges.get(key) ?? [], flow)]));
}

/** The ids from the outermost pipeline around a node down to the node itself. */
export function lineage(nodes: Record<string, Node>, id: string): string[] {
  const line: string[] = [];
  for (let at: string | undefined = id; at !== undefined && !line.includes(at); at = nodes[at]?.inside?.pipeline)
    line.unshift(at);
  return line;
}

type Edge = readonly [before: string, after: string];

/** Each wire as an edge between two nodes of one body: those around its ends where the two ways down part. */
function siblingEdges(flow: Flow): Map<string, Edge[]> {
  const edges = new Map<string, Edge[]>();
  for (const wire of flow.wires) {
    const edge = siblings(flow.nodes, wire);
    if (!edge) continue;
    const key = bodyKey(flow.nodes[edge[0]]?.inside);
    edges.set(key, [...(edges.get(key) ?? []), edge]);
  }
  return edges;
}

function siblings(nodes: Record<string, Node>, wire: Wire): Edge | null {
  const [from, to] = [lineage(nodes, wire.source.node), lineage(nodes, wire.target.node)];
  const level = from.findIndex((id, depth) => id !== to[depth]);
  const [before, after] = [from[level], to[level]];
  if (before === undefined || after === undefined) return null;
  return bodyKey(nodes[before]?.inside) === bodyKey(nodes[after]?.inside) ? [before, after] : null;
}

function sorted(ids: readonly string[], edges: readonly Edge[], flow: Flow): string[] {
  const waits = new Map(ids.map((id) => [id, new Set<string>()]));
  for (const [before, after] of edges) waits.get(after)?.add(before);
  const open = [...ids].sort((one, other) => byPlace(one, other, flow));
  const done: string[] = [];
  while (open.length > 0) {
    const ready = open.findIndex((id) => [...(waits.get(id) ?? [])].every((before) => done.includes(before)));
    done.push(...open.splice(Math.max(ready, 0), 1));
  }
  return done;
}

function byPlace(one: string, other: string, flow: Flow): number {
  const [a, b] = [flow.layout[one], flow.layout[other]];
  return (a?.x ?? 0) - (b?.x ?? 0) || (a?.y ?? 0) - (b?.y ?? 0) || one.localeCompare(other);
}
