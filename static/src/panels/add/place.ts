import { specPorts } from "../../canvas/ports/ports";
import { wiringNow } from "../../canvas/wiring/current";
import { fittingPort, type Wiring } from "../../canvas/wiring/fits";
import type { Inside, PlaceInput, Spec, Wire } from "../../contract";
import { edit, select } from "../../store/actions";
import { studio } from "../../store/studio";
import { announce } from "../../store/toasts";
import type { Edit, NodeId } from "../../words";

const BESIDE = 224;
const ORIGIN = { x: 0, y: 0 };

/** Puts a component right of the selection and wires it when exactly one thing fits, then selects it. */
export async function addBesideSelection(spec: Spec): Promise<void> {
  const [after] = studio.getState().selected;
  const before = new Set(Object.keys(studio.getState().flow.nodes));
  if (!(await edit(addBeside(wiringNow(), spec, after)))) return;
  const made = Object.keys(studio.getState().flow.nodes).find((id) => !before.has(id));
  if (made === undefined) return;
  select(made);
  announce(`${spec.title} added`);
}

/** The edit that adds a component right of a node, or right of everything when none is named. */
export function addBeside(wiring: Wiring, spec: Spec, after: NodeId | undefined): Edit {
  const id = identifier(spec.title);
  const node = { component: spec.name, title: spec.title, inside: bodyOf(wiring, after) };
  const connect = after === undefined ? [] : onlyWire(wiring, spec, { after, id });
  return { kind: "add_node", id, node, place: placeBeside(wiring, after), connect };
}

/** A title as the identifier of a new node; the server makes it unique. */
export function identifier(title: string): NodeId {
  const words = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "");
  return /^[a-z]/.test(words) ? words : `node_${words}`;
}

function bodyOf({ flow }: Wiring, after: NodeId | undefined): Inside | null {
  return (after !== undefined && flow.nodes[after]?.inside) || null;
}

function placeBeside({ flow }: Wiring, after: NodeId | undefined): PlaceInput {
  const beside = after === undefined ? undefined : flow.layout[after];
  if (beside) return { x: beside.x + BESIDE, y: beside.y };
  const top = Object.entries(flow.layout).filter(([id]) => flow.nodes[id]?.inside === null);
  if (top.length === 0) return ORIGIN;
  const last = top.reduce((far, entry) => (entry[1].x > far[1].x ? entry : far));
  return { x: last[1].x + BESIDE, y: last[1].y };
}

/** The wire from the node to the new one, when the node has one output and it fits one input. */
function onlyWire(wiring: Wiring, spec: Spec, ids: { readonly after: NodeId; readonly id: NodeId }): Wire[] {
  const before = wiring.specs.get(wiring.flow.nodes[ids.after]?.component ?? "");
  const outputs = before ? specPorts(before).outputs : [];
  const [output, ...others] = outputs;
  if (!output || others.length > 0) return [];
  const source = { node: ids.after, port: output.name };
  const fitting = fittingPort(wiring, source, spec);
  const inputs = specPorts(spec).inputs;
  if (!fitting || (inputs.length > 1 && !fitting.exact)) return [];
  return [{ source, target: { node: ids.id, port: fitting.port } }];
}
