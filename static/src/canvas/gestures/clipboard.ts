import type { XYPosition } from "@xyflow/react";
import type { Flow, InsertPartInput, Inside } from "../../contract";
import { edit, select } from "../../store/actions";
import { studio } from "../../store/studio";
import { announce } from "../../store/toasts";
import type { NodeId } from "../../words";
import { siblings } from "../board/absolute";
import { USUAL } from "../board/sizes";
import { bodiesAround } from "../wiring/scope";
import { freePlace } from "./room";

const MARK = "playbill";
/** About as high as a node is. */
const HIGH = 120;

/** What is copied: nodes with all inside of them, the wires among them, and their places. */
export type Part = Omit<InsertPartInput, "kind">;

/** The part of a flow made of some nodes and all that is inside them. */
export function partOf(flow: Flow, ids: readonly NodeId[]): Part {
  const chosen = new Set(ids);
  const nodes = Object.fromEntries(Object.entries(flow.nodes).filter(([id]) => isIn(flow, id, chosen)));
  const wires = flow.wires.filter(({ source, target }) => source.node in nodes && target.node in nodes);
  const layout = Object.fromEntries(Object.entries(flow.layout).filter(([id]) => id in nodes));
  return { nodes, wires, layout };
}

/** A part as the text that stands in the clipboard. */
export function partText(part: Part): string {
  return JSON.stringify({ [MARK]: part });
}

/** The part that a text of the clipboard holds; null when it is another text. */
export function partFrom(text: string): Part | null {
  if (!text.startsWith(`{"${MARK}"`)) return null;
  try {
    return (JSON.parse(text) as Record<string, Part>)[MARK] ?? null;
  } catch {
    return null;
  }
}

/** Puts a part into the flow, where there is room at or below where it came from, and selects it. */
export async function insertPart(part: Part): Promise<void> {
  const { flow } = studio.getState();
  const nodes = rooted(part.nodes, new Set(Object.keys(flow.nodes)));
  const layout = Object.fromEntries(
    Object.entries(part.layout ?? {}).map(([id, place]) => {
      const by = isOutermost(part, id) ? shiftOf(part, nodes[id]?.inside ?? null) : { x: 0, y: 0 };
      return [id, { ...place, x: place.x + by.x, y: place.y + by.y }];
    }),
  );
  if (!(await edit({ kind: "insert_part", ...part, nodes, layout }))) return;
  const after = studio.getState().flow.nodes;
  const made = Object.keys(after).filter((id) => !(id in flow.nodes));
  select(...made.filter((id) => !made.includes(after[id]?.inside?.pipeline ?? "")));
  announce(made.length === 1 ? "1 node added." : `${made.length} nodes added.`);
}

/** How far the outermost nodes of a part move together so that they stand on no others of their body. */
function shiftOf(part: Part, inside: Inside | null): XYPosition {
  const ids = Object.keys(part.nodes).filter((id) => isOutermost(part, id));
  const places = ids.flatMap((id) => part.layout?.[id] ?? []);
  const x = Math.min(...places.map((place) => place.x));
  const y = Math.min(...places.map((place) => place.y));
  const right = Math.max(...places.map((place) => place.x + USUAL));
  const bottom = Math.max(...places.map((place) => place.y + HIGH));
  const box = { x, y, width: right - x, height: bottom - y };
  const free = freePlace(
    box,
    siblings(inside).map((one) => one.box),
  );
  return { x: free.x - x, y: free.y - y };
}

/** Makes copies of nodes beside them. */
export function duplicate(ids: readonly NodeId[]): Promise<void> {
  return insertPart(partOf(studio.getState().flow, ids));
}

/** Puts the same agent at a second place: one memory, one set of settings. */
export async function sameAgain(id: NodeId): Promise<void> {
  const { flow } = studio.getState();
  const node = flow.nodes[id];
  if (!node) return;
  const copy = `${id}_again`;
  const place = flow.layout[id];
  const again = { ...node, settings: {}, literals: {}, same_as: node.same_as ?? id };
  await insertPart({ nodes: { [copy]: again }, wires: [], layout: place ? { [copy]: place } : {} });
}

/** Nodes whose pipeline is neither among them nor in this flow stand at the top. */
function rooted(nodes: Part["nodes"], here: ReadonlySet<NodeId>): Part["nodes"] {
  return Object.fromEntries(
    Object.entries(nodes).map(([id, node]) => {
      const pipeline = node.inside?.pipeline;
      return pipeline === undefined || pipeline in nodes || here.has(pipeline)
        ? [id, node]
        : [id, { ...node, inside: null }];
    }),
  );
}

function isOutermost(part: Part, id: NodeId): boolean {
  return !((part.nodes[id]?.inside?.pipeline ?? "") in part.nodes);
}

function isIn(flow: Flow, id: NodeId, chosen: ReadonlySet<NodeId>): boolean {
  return (
    chosen.has(id) ||
    bodiesAround(flow, flow.nodes[id]?.inside ?? null).some((body) => body && chosen.has(body.pipeline))
  );
}
