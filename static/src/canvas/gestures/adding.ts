import type { XYPosition } from "@xyflow/react";
import type { End, Inside, JsonValue, NodeInput, Spec, Wire } from "../../contract";
import { edit, select } from "../../store/actions";
import { studio } from "../../store/studio";
import { announce } from "../../store/toasts";
import type { Edit, NodeId } from "../../words";
import { boxOf, siblings } from "../board/absolute";
import { guessedSize, nodeWidth } from "../board/sizes";
import { wiringNow } from "../wiring/current";
import { fittingPort } from "../wiring/fits";
import { bodiesAround } from "../wiring/scope";
import { moving, placesAside } from "./growing";
import { freeId, freeTitle } from "./identifier";
import { freePlace } from "./room";

const GAP = 32;
/** Pipelines nested deeper than this start folded. */
const DEEPEST_OPEN = 2;

interface Addition {
  readonly spec: Spec;
  readonly place: XYPosition;
  readonly inside: Inside | null;
  readonly settings?: Record<string, JsonValue>;
  /** Wires made with the node, which names itself by the id it is given. */
  readonly connect?: (id: NodeId) => Wire[];
}

/** Puts a new node of a component on the canvas and selects it. */
export async function addNode({ spec, place, inside, settings = {}, connect }: Addition): Promise<void> {
  const { flow } = studio.getState();
  const { nodes } = flow;
  const title = freeTitle(spec.title, nodes);
  const id = freeId(title, nodes);
  const node: NodeInput = { component: spec.name, title, settings, inside };
  const others = siblings(inside).map(({ box }) => box);
  const free = freePlace({ ...place, ...guessedSize(spec) }, others);
  const collapsed = spec.slots.length > 0 && bodiesAround(flow, inside).length > DEEPEST_OPEN;
  const at = { x: Math.round(free.x), y: Math.round(free.y), collapsed };
  const wires = connect?.(id) ?? [];
  const made = { ...node, settings, literals: {}, inside, same_as: null };
  const after = { ...flow, nodes: { ...nodes, [id]: made }, layout: { ...flow.layout, [id]: at } };
  const add: Edit = { kind: "add_node", id, node, place: at, connect: wires };
  if (!(await edit(add, ...moving(placesAside(after, inside))))) return;
  if (id in studio.getState().flow.nodes) select(id);
  announce(`${node.title} added${wires.length > 0 ? " and connected" : ""}.`);
}

/** Puts a new node at the other end of a wire that begins at `end`. */
export function addAtEnd(end: End, spec: Spec, place: XYPosition, inside: Inside | null): Promise<void> {
  const fitting = fittingPort(wiringNow(), end, spec);
  const connect = (id: NodeId): Wire[] => {
    if (!fitting) return [];
    const other = { node: id, port: fitting.port };
    return spec.inputs.some(({ name }) => name === fitting.port) && takes(end)
      ? [{ source: end, target: other }]
      : [{ source: other, target: end }];
  };
  return addNode({ spec, place, inside, connect });
}

/** Puts a new node right of the selection, wired when exactly one thing fits; with nothing selected, at `middle`. */
export function addAfterSelection(component: string, middle: XYPosition): Promise<void> {
  const { specs, selected, flow } = studio.getState();
  const spec = specs.get(component);
  if (!spec) return Promise.resolve();
  const [id] = selected;
  return id === undefined
    ? addNode({ spec, place: middle, inside: null })
    : addAfter(id, spec, flow.nodes[id]?.inside ?? null);
}

/** Puts a new node right of another one. */
export function addAfter(id: NodeId, spec: Spec, inside: Inside | null): Promise<void> {
  const { flow, specs } = studio.getState();
  const at = flow.layout[id] ?? { x: 0, y: 0 };
  const own = specs.get(flow.nodes[id]?.component ?? "");
  const width = boxOf(id)?.width ?? nodeWidth(own);
  const place = { x: at.x + width + GAP, y: at.y };
  const outputs = own?.role === "output" || own?.role === "note" ? [] : (own?.outputs ?? []);
  const [output, other] = outputs;
  if (!output || other) return addNode({ spec, place, inside });
  return addAtEnd({ node: id, port: output.name }, spec, place, inside);
}

function takes(end: End): boolean {
  const { flow, specs } = studio.getState();
  if (end.port.includes(".")) return end.port.includes(".start.");
  return specs.get(flow.nodes[end.node]?.component ?? "")?.outputs.some(({ name }) => name === end.port) ?? false;
}
