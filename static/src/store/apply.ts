import type { Change, Flow, Wire } from "../contract";
import { wireKey } from "./wire";

/** The flow after a change: what `studio/flow/apply.py` does on the server, for the copy in this window. */
export function applyChange(flow: Flow, change: Change): Flow {
  return {
    ...flow,
    name: change.name ?? flow.name,
    description: change.description ?? flow.description,
    nodes: merged(flow.nodes, change.nodes),
    wires: rewired(flow.wires, change),
    layout: merged(flow.layout, change.layout),
    pins: pinned(flow.pins, change),
    off: change.off ?? flow.off,
    pauses: change.pauses ?? flow.pauses,
  };
}

/** The record with the new values in it; null takes a key away. An empty change gives the same record back. */
function merged<T>(old: Record<string, T>, changes: Record<string, T | null>): Record<string, T> {
  const entries = Object.entries(changes);
  if (entries.length === 0) return old;
  const result = { ...old };
  for (const [key, value] of entries) {
    if (value === null) delete result[key];
    else result[key] = value;
  }
  return result;
}

/** Pins may hold null as a result, so what goes is named apart. */
function pinned(old: Flow["pins"], change: Change): Flow["pins"] {
  if (change.pins_removed.length === 0 && Object.keys(change.pins).length === 0) return old;
  const gone = new Set(change.pins_removed);
  const kept = Object.entries(old).filter(([id]) => !gone.has(id));
  return { ...Object.fromEntries(kept), ...change.pins };
}

/** The wires without those taken away, then with the new ones each at its index, lowest first. */
function rewired(wires: Wire[], change: Change): Wire[] {
  if (change.wires_removed.length === 0 && change.wires_added.length === 0) return wires;
  const gone = new Set(change.wires_removed.map(wireKey));
  const result = wires.filter((wire) => !gone.has(wireKey(wire)));
  for (const { index, wire } of change.wires_added.toSorted((a, b) => a.index - b.index)) result.splice(index, 0, wire);
  return result;
}
