import dagre from "@dagrejs/dagre";
import type { Flow, Place } from "../../contract";
import { bodyKey, runningOrder } from "../../panels/outline/order";
import type { NodeId } from "../../words";
import { type Frame, frameOf, PORT_LINE, type Size } from "../board/lanes";
import { furnishing } from "../board/people";
import { slotsOf } from "../board/slots";
import type { Specs } from "../ports/ports";
import { standIn } from "../wiring/scope";

const BETWEEN_RANKS = 64;
const BETWEEN_NODES = 40;

interface Tidying {
  readonly flow: Flow;
  readonly specs: Specs;
  readonly sizeOf: (id: NodeId) => Size;
  readonly members: ReadonlyMap<string, readonly NodeId[]>;
  readonly places: Record<NodeId, Place>;
  /** The boxes of pipelines, once their bodies are tidied. */
  readonly frames: Map<NodeId, Frame>;
}

/** New places for all nodes, from the inside out: each body left to right, a pipeline as large as its tidied bodies. */
export function tidyPlaces(flow: Flow, specs: Specs, sizeOf: (id: NodeId) => Size): Record<NodeId, Place> {
  const tidying: Tidying = { flow, specs, sizeOf, members: runningOrder(flow), places: {}, frames: new Map() };
  tidyBody(tidying, "", null);
  return tidying.places;
}

type Body = { readonly pipeline: NodeId; readonly slot: string } | null;

function tidyBody(tidying: Tidying, key: string, body: Body): void {
  const ids = tidying.members.get(key) ?? [];
  const sizes = new Map(ids.map((id) => [id, tidySize(tidying, id)]));
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({ rankdir: "LR", ranksep: BETWEEN_RANKS, nodesep: BETWEEN_NODES });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const [id, size] of sizes) graph.setNode(id, { ...size });
  for (const [from, to] of edgesIn(tidying.flow, body))
    if (graph.hasNode(from) && graph.hasNode(to)) graph.setEdge(from, to);
  dagre.layout(graph);
  for (const [id, size] of sizes) {
    const at = graph.node(id);
    const collapsed = tidying.flow.layout[id]?.collapsed ?? false;
    tidying.places[id] = { x: Math.round(at.x - size.width / 2), y: Math.round(at.y - size.height / 2), collapsed };
  }
  alignColumns(tidying, ids);
}

/** Columns of one node stand with their ports level, so that wires between them run straight. */
function alignColumns(tidying: Tidying, ids: readonly NodeId[]): void {
  const { places, frames } = tidying;
  const columns = new Map<number, NodeId[]>();
  for (const id of ids) columns.set(places[id]?.x ?? 0, [...(columns.get(places[id]?.x ?? 0) ?? []), id]);
  const single = [...columns.values()].filter((column) => column.length === 1).flat();
  const line = (id: NodeId) => frames.get(id)?.portLine ?? PORT_LINE;
  const level = Math.max(...single.map((id) => (places[id]?.y ?? 0) + line(id)));
  for (const id of single) {
    const place = places[id];
    if (place) places[id] = { ...place, y: level - line(id) };
  }
}

function edgesIn(flow: Flow, body: Body): [NodeId, NodeId][] {
  return flow.wires.flatMap(({ source, target }): [NodeId, NodeId][] => {
    const [from, to] = [standIn(flow, body, source), standIn(flow, body, target)];
    return from !== null && to !== null && from !== to ? [[from, to]] : [];
  });
}

function tidySize(tidying: Tidying, id: NodeId): Size {
  const spec = tidying.specs.get(tidying.flow.nodes[id]?.component ?? "");
  if (!spec || spec.slots.length === 0) return tidying.sizeOf(id);
  const slots = slotsOf(tidying.flow, spec, id);
  for (const { slot } of slots) tidyBody(tidying, bodyKey({ pipeline: id, slot }), { pipeline: id, slot });
  if (tidying.flow.layout[id]?.collapsed) return tidying.sizeOf(id);
  const frame = frameOf(
    slots,
    (slot) =>
      (tidying.members.get(bodyKey({ pipeline: id, slot })) ?? []).map((member) => ({
        id: member,
        place: tidying.places[member] ?? { x: 0, y: 0 },
        size: tidying.frames.get(member) ?? tidying.sizeOf(member),
        open: tidying.frames.has(member),
      })),
    furnishing(tidying.flow, tidying.specs, id),
  );
  tidying.frames.set(id, frame);
  return frame;
}
