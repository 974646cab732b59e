import type { Edge } from "@xyflow/react";
import type { End, Wire } from "../../contract";
import type { State } from "../../store/state";
import { wireKey } from "../../store/wire";
import type { NodeId } from "../../words";
import { innerPort } from "../ports/ports";
import type { Frame } from "./lanes";

export type WireEdge = Edge<{ wire: Wire }, "wire">;

/** The nodes on the board, and how each is laid out that is an open pipeline. */
type Visible = ReadonlyMap<NodeId, Frame | null>;

/**
 * The wires as React Flow draws them, the same array when nothing changed.
 *
 * One into a folded pipeline is left out, and so is that which makes a node a tool: where it stands says it.
 */
export function boardEdges(state: State, visible: Visible, before: WireEdge[]): WireEdge[] {
  const old = new Map(before.map((edge) => [edge.id, edge]));
  const made = state.flow.wires
    .filter(({ source, target }) => shown(visible, source) && shown(visible, target))
    .map((wire) => edgeOf(wire, state.selectedWire, old));
  return made.length === before.length && made.every((edge, index) => edge === before[index]) ? before : made;
}

function edgeOf(wire: Wire, selected: string | null, old: ReadonlyMap<string, WireEdge>): WireEdge {
  const id = wireKey(wire);
  const found = old.get(id);
  if (found && found.selected === (id === selected)) return found;
  return {
    id,
    type: "wire",
    source: wire.source.node,
    sourceHandle: wire.source.port,
    target: wire.target.node,
    targetHandle: wire.target.port,
    selected: id === selected,
    data: { wire },
  };
}

function shown(visible: Visible, end: End): boolean {
  const inner = innerPort(end.port);
  if (!inner) return visible.has(end.node);
  return visible.get(end.node)?.lanes.some(({ slot, card }) => slot === inner.slot && !card) ?? false;
}
