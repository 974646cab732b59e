import type { Edge } from "@xyflow/react";
import type { End, Wire } from "../../contract";
import type { State } from "../../store/state";
import { wireKey } from "../../store/wire";
import type { NodeId } from "../../words";

export type WireEdge = Edge<{ wire: Wire }, "wire">;

/** The nodes on the board, and whether each is a pipeline that is open. */
type Visible = ReadonlyMap<NodeId, boolean>;

/** The wires as React Flow draws them; one into a folded pipeline is left out, the same array when nothing changed. */
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
  return end.port.includes(".") ? visible.get(end.node) === true : visible.has(end.node);
}
