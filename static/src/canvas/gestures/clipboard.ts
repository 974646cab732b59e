import type { Flow, InsertPartInput } from "../../contract";
import { edit, select } from "../../store/actions";
import { studio } from "../../store/studio";
import { announce } from "../../store/toasts";
import type { NodeId } from "../../words";
import { bodiesAround } from "../wiring/scope";

const MARK = "playbill";
const STEP = 32;

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

/** Puts a part into the flow, beside where it came from, and selects it. */
export async function insertPart(part: Part): Promise<void> {
  const before = new Set(Object.keys(studio.getState().flow.nodes));
  const nodes = part.nodes;
  const layout = Object.fromEntries(
    Object.entries(part.layout ?? {}).map(([id, place]) =>
      isOutermost(part, id) ? [id, { ...place, x: place.x + STEP, y: place.y + STEP }] : [id, place],
    ),
  );
  if (!(await edit({ kind: "insert_part", ...part, nodes: rooted(nodes, before), layout }))) return;
  const after = studio.getState().flow.nodes;
  const made = Object.keys(after).filter((id) => !before.has(id));
  select(...made.filter((id) => !made.includes(after[id]?.inside?.pipeline ?? "")));
  announce(made.length === 1 ? "1 node added." : `${made.length} nodes added.`);
}

/** Makes copies of nodes beside them. */
export function duplicate(ids: readonly NodeId[]): Promise<void> {
  return insertPart(partOf(studio.getState().flow, ids));
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
