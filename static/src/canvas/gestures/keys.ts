import type {} from "@xyflow/react";
import { edit, openSettings, removeNodes, run, select, switchOff } from "../../store/actions";
import { setPanels } from "../../store/panels";
import { pinResult } from "../../store/pins";
import { studio } from "../../store/studio";
import { announce } from "../../store/toasts";
import { wireKey } from "../../store/wire";
import type { NodeId } from "../../words";
import type { Drawing } from "../board/drawing";
import { middle } from "../menu/NodeMenu";
import { duplicate } from "./clipboard";
import { gesture, openList, showAlone, startNaming } from "./gesture";
import { tidyUp } from "./tidying";
import { neighbour, type Way } from "./walking";

const WAYS: Readonly<Record<string, Way>> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
};
const STEP = 8;
const LEAP = 32;
const MOVE = { duration: 240 };

/** What is under a key while the focus is on the canvas; the function that was found has already been chosen, not run. */
export function canvasKey(event: KeyboardEvent, flow: Drawing): (() => void) | null {
  const command = event.ctrlKey || event.metaKey;
  const way = WAYS[event.key];
  if (way) return command ? null : () => (event.altKey ? nudge(way, event.shiftKey ? LEAP : STEP) : walk(way, flow));
  if (event.altKey) return null;
  if (command) return commandKey(event);
  return editKey(event) ?? letterKey(event, flow);
}

function commandKey({ key, shiftKey }: KeyboardEvent): (() => void) | null {
  const ids = selection();
  if (key === "a") return () => select(...Object.keys(studio.getState().flow.nodes));
  if (key === "d" && ids.length > 0) return () => void duplicate(ids);
  if (key.toLowerCase() === "l" && shiftKey) return () => void tidyUp();
  return null;
}

function editKey({ key, shiftKey }: KeyboardEvent): (() => void) | null {
  const ids = selection();
  const [only] = ids;
  if (key === "Delete" || key === "Backspace") return () => remove(ids, !shiftKey);
  if (key === "Escape") return leave;
  if (key === "Enter" && only) return () => (shiftKey ? void run({ origin: only }) : openSettings(...ids));
  if (key === "F2" && only) return () => startNaming(only);
  return null;
}

function letterKey({ key }: KeyboardEvent, flow: Drawing): (() => void) | null {
  const ids = selection();
  const [only] = ids;
  switch (key.toLowerCase()) {
    case "n":
      return () => addHere(only, flow);
    case "c":
      return only ? () => openList({ kind: "connect", at: middle(only), node: only }) : null;
    case "p":
      return only ? () => void pinResult(only) : null;
    case "m":
      return only ? () => void switchOff(ids, !studio.getState().flow.off.includes(only)) : null;
    case "1":
      return () => void flow.fitView({ ...MOVE, padding: 0.15, maxZoom: 1 });
    case "0":
      return () => void flow.zoomTo(1, MOVE);
    case "+":
    case "=":
      return () => void flow.zoomIn(MOVE);
    case "-":
      return () => void flow.zoomOut(MOVE);
    default:
      return null;
  }
}

function selection(): NodeId[] {
  return [...studio.getState().selected];
}

function remove(ids: readonly NodeId[], heal: boolean): void {
  const { flow, selectedWire } = studio.getState();
  const wire = flow.wires.find((one) => wireKey(one) === selectedWire);
  if (wire) void edit({ kind: "disconnect", wire });
  if (ids.length === 0) return;
  const words = ids.length === 1 ? (flow.nodes[ids[0] ?? ""]?.title ?? "It") : `${ids.length} nodes`;
  void removeNodes(ids, heal).then((done) => done && announce(`${words} deleted.`));
}

function leave(): void {
  openList(null);
  if (studio.getState().selected.size === 0) showAlone(around(gesture.getState().alone));
  select();
  setPanels({ inspector: false });
}

/** The pipeline around one that is shown alone. */
function around(alone: NodeId | null): NodeId | null {
  return studio.getState().flow.nodes[alone ?? ""]?.inside?.pipeline ?? null;
}

function addHere(only: NodeId | undefined, flow: Drawing): void {
  const pane = document.querySelector(".pb-canvas")?.getBoundingClientRect();
  const centre = { x: (pane?.left ?? 0) + (pane?.width ?? 0) / 2, y: (pane?.top ?? 0) + (pane?.height ?? 0) / 3 };
  if (only) openList({ kind: "after", at: middle(only), node: only });
  else openList({ kind: "add", at: centre, place: flow.screenToFlowPosition(centre), inside: null });
}

function walk(way: Way, flow: Drawing): void {
  const [from] = selection();
  const to = from ? neighbour(from, way) : Object.keys(studio.getState().flow.nodes)[0];
  if (!to) return;
  select(to);
  const element = document.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(to)}"]`);
  if (element) element.focus({ preventScroll: true });
  else void flow.fitView({ nodes: [{ id: to }], ...MOVE, maxZoom: flow.getZoom() });
}

/** Moves the selected nodes a little. */
function nudge(way: Way, by: number): void {
  const { flow, selected } = studio.getState();
  const x = way === "left" ? -by : way === "right" ? by : 0;
  const y = way === "up" ? -by : way === "down" ? by : 0;
  const places = Object.fromEntries(
    [...selected].flatMap((id) => {
      const place = flow.layout[id];
      return place ? [[id, { ...place, x: place.x + x, y: place.y + y }]] : [];
    }),
  );
  if (Object.keys(places).length > 0) void edit({ kind: "move_nodes", places });
}
