import { pairedSlots, type Slot } from "../../canvas/board/slots";
import type { Flow, Spec } from "../../contract";
import { bodyKey, type RunningOrder, runningOrder } from "./order";

/** One line of the outline: a node, or a body where a pipeline has several. */
export interface OutlineRow {
  key: string;
  /** The node, or the pipeline the body belongs to. */
  node: string;
  slot: string | null;
  title: string;
  /** From 1, as a screen reader counts. */
  depth: number;
  position: number;
  count: number;
  parent: string | null;
  open: boolean | null;
  /** Titles and ids of what its wires come from. */
  from: { id: string; title: string }[];
}

interface Outline {
  flow: Flow;
  specs: ReadonlyMap<string, Spec>;
  order: RunningOrder;
  closed: ReadonlySet<string>;
  rows: OutlineRow[];
}

/** The flow as the lines of a tree in running order; what stands under a closed line is left out. */
export function outlineRows(flow: Flow, specs: ReadonlyMap<string, Spec>, closed: ReadonlySet<string>): OutlineRow[] {
  const outline: Outline = { flow, specs, order: runningOrder(flow), closed, rows: [] };
  addBody(outline, "", null, 1);
  return outline.rows;
}

/** The bodies of a pipeline: one for each slot, or for each thing dropped into a slot that takes any number. */
export function bodies(flow: Flow, pipeline: string, spec: Spec | undefined): Slot[] {
  return (spec?.slots ?? []).flatMap((slot) => {
    if (spec && slot.paired) return pairedSlots(flow, spec, pipeline, slot);
    if (!slot.variadic) return [{ slot: slot.name, title: slot.title, tool: slot.tool }];
    const filled = new Set(
      Object.values(flow.nodes).flatMap((node) => (node.inside?.pipeline === pipeline ? [node.inside.slot] : [])),
    );
    return [...filled]
      .filter((name) => name.startsWith(`${slot.name}.`))
      .sort((one, other) => number(one) - number(other))
      .map((name) => ({ slot: name, title: `${slot.title} ${number(name) + 1}`, tool: slot.tool }));
  });
}

function number(slot: string): number {
  return Number(slot.split(".")[1] ?? 0);
}

function addBody(outline: Outline, body: string, parent: string | null, depth: number): void {
  const ids = outline.order.get(body) ?? [];
  ids.forEach((id, index) => {
    addNode(outline, id, { parent, depth, position: index + 1, count: ids.length });
  });
}

type Standing = Pick<OutlineRow, "parent" | "depth" | "position" | "count">;

function addNode(outline: Outline, id: string, standing: Standing): void {
  const node = outline.flow.nodes[id];
  if (!node) return;
  const spec = outline.specs.get(node.component);
  const open = !spec || spec.slots.length === 0 ? null : !outline.closed.has(id);
  outline.rows.push({
    key: id,
    node: id,
    slot: null,
    title: node.title,
    open,
    from: sources(outline.flow, id),
    ...standing,
  });
  if (spec && open) addBodies(outline, id, spec, standing.depth + 1);
}

function addBodies(outline: Outline, pipeline: string, spec: Spec, depth: number): void {
  const { slots } = spec;
  const all = bodies(outline.flow, pipeline, spec);
  const [only] = all;
  if (only && slots.length === 1 && !slots[0]?.variadic) {
    addBody(outline, bodyKey({ pipeline, slot: only.slot }), pipeline, depth);
    return;
  }
  all.forEach(({ slot, title, tool }, index) => {
    const key = bodyKey({ pipeline, slot });
    const [one, other] = outline.order.get(key) ?? [];
    if (tool && one !== undefined && !other) {
      addNode(outline, one, { parent: pipeline, depth, position: index + 1, count: all.length });
      return;
    }
    const open = !outline.closed.has(key);
    const standing = { parent: pipeline, depth, position: index + 1, count: all.length };
    outline.rows.push({ key, node: pipeline, slot, title, open, from: [], ...standing });
    if (open) addBody(outline, key, key, depth + 1);
  });
}

function sources(flow: Flow, id: string): { id: string; title: string }[] {
  const ids = flow.wires
    .filter((wire) => wire.target.node === id && !wire.target.port.includes("."))
    .map((wire) => wire.source.node);
  const around = flow.nodes[id]?.inside?.pipeline;
  return [...new Set(ids)].map((source) => ({
    id: source,
    title: source === around ? "the start" : (flow.nodes[source]?.title ?? source),
  }));
}
