/** What the user can do; every button, key and gesture ends in one of these. */
import type { Remedy, StartRun } from "../contract";
import type { Edit, NodeId } from "../words";
import { ask } from "./connect";
import { setPanels } from "./panels";
import { studio } from "./studio";

/** Sends edits as one undo step; false when they were refused, which a toast has said. */
export function edit(...edits: Edit[]): Promise<boolean> {
  return ask({ kind: "send_edits", revision: studio.getState().revision, edits });
}

/** Takes the last edit back, when there is one. */
export async function undo(): Promise<boolean> {
  return studio.getState().undo !== null && ask({ kind: "undo" });
}

/** Makes the edit taken back last again, when there is one. */
export async function redo(): Promise<boolean> {
  return studio.getState().redo !== null && ask({ kind: "redo" });
}

/** Runs the flow: whole, or until, from or only a node. */
export function run(how: Omit<StartRun, "kind"> = {}): Promise<boolean> {
  return ask({ kind: "start_run", ...how });
}

/** Stops the run that the bar shows; `now` waits for nothing. */
export async function stop(now = false): Promise<boolean> {
  const { run: id } = studio.getState().bar;
  return id !== null && ask({ kind: "stop_run", run: id, now });
}

export const openFlow = (flow: string, session: string | null = null) => ask({ kind: "open_flow", flow, session });
export const showResult = (node: NodeId, index: number) => ask({ kind: "show_result", node, index });

/** Opens the whole last result of a node over the canvas. */
export async function view(node: NodeId): Promise<void> {
  studio.setState({ result: null });
  setPanels({ overlay: { kind: "viewer", node } });
  if (!(await ask({ kind: "full_result", node }))) setPanels({ overlay: null });
}

export const rename = (id: NodeId, title: string) => edit({ kind: "rename_node", id, title });
export const removeNodes = (ids: readonly NodeId[], heal = true) => edit({ kind: "remove_nodes", ids: [...ids], heal });
export const switchOff = (ids: readonly NodeId[], off: boolean) => edit({ kind: "switch_nodes", ids: [...ids], off });

/** Does what the button of a failure says; the page's own places are opened by `open`. */
export function remedy(node: NodeId, { action, field, value }: Remedy): void {
  if (action === "set")
    void edit({ kind: "change_setting", ids: [node], field, value: value ?? null }).then(() => run({ origin: node }));
  else if (action === "again") void run({ origin: node });
  else if (action === "details") setPanels({ log: true, hidden: false, details: node });
  else setPanels({ overlay: { kind: "settings" } });
}

/** Selects nodes, or nothing. */
export function select(...ids: NodeId[]): void {
  studio.setState({ selected: new Set(ids), selectedWire: null });
}

/** Selects a wire by its key. */
export function selectWire(key: string | null): void {
  studio.setState({ selected: new Set(), selectedWire: key });
}

/** Outlines a node while chat or log point at it. */
export function point(node: NodeId | null): void {
  studio.setState({ pointed: node });
}

/** Selects a node and opens its settings. */
export function openSettings(...ids: NodeId[]): void {
  if (ids.length > 0) select(...ids);
  setPanels({ inspector: true });
}
