import type { Edge } from "@xyflow/react";
import type { End, Flow, Wire } from "../../contract";
import type { State } from "../../store/state";
import { wireKey } from "../../store/wire";
import type { NodeId } from "../../words";

export type WireEdge = Edge<{ wire: Wire }, "wire">;

/** The wires as React Flow draws them; one into a folded pipeline is left out, the same array when nothing changed. */
export function boardEdges(state: State, visible: ReadonlySet<NodeId>, before: WireEdge[]): WireEdge[] {
  const old = new Map(before.map((edge) => [edge.id, edge]));
  const made = state.flow.wires
    .filter(({ source, target }) => shown(state.flow, visible, source) && shown(state.flow, visible, target))
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

function shown(flow: Flow, visible: ReadonlySet<NodeId>, end: End): boolean {
  if (!visible.has(end.node)) return false;
  return !end.port.includes(".") || !flow.layout[end.node]?.collapsed;
}
