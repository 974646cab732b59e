import type { OnNodeDrag, XYPosition } from "@xyflow/react";
import type { Inside, MoveNodesInput } from "../../contract";
import { edit } from "../../store/actions";
import { studio } from "../../store/studio";
import { announce } from "../../store/toasts";
import { wireKey } from "../../store/wire";
import type { NodeId } from "../../words";
import { bodyAt, boxOf, byId, placeIn } from "../board/absolute";
import { setDragging, settle } from "../board/board";
import type { Drawing } from "../board/drawing";
import type { BoardNode } from "../board/node";
import { bodyOf, sameBody } from "../wiring/scope";
import { gesture } from "./gesture";
import { moving, placesAside } from "./growing";
import { HoverTimer } from "./hover-timer";
import { fittingOn, insertThere } from "./inserting";
import { moveOf } from "./moving";
import { showGuides } from "./showing-guides";

const REST = 300;
const body = new HoverTimer<Inside>(REST, (over) => gesture.setState({ over }));
const wire = new HoverTimer<string>(REST, (overWire) => gesture.setState({ overWire }));

/** A drag of nodes begins. */
export const onNodeDragStart: OnNodeDrag<BoardNode> = () => setDragging(true);

/** A drag goes on: what lies under the hand lights up after a moment. */
export function onNodeDrag(flow: Drawing): OnNodeDrag<BoardNode> {
  return (event, node, nodes) => {
    const point = pointOf(event, flow);
    const dragged = new Set(nodes.map(({ id }) => id));
    const home = studio.getState().flow.nodes[node.id]?.inside ?? null;
    const over = staying(bodyAt(point, dragged), home);
    body.over(over && !sameBody(over, home) ? `${over.pipeline}/${over.slot}` : "", over);
    const key = nodes.length === 1 ? wireUnder(event, node.id) : null;
    wire.over(key ?? "", key);
    showGuides(nodes);
  };
}

/** A drag ends: nodes stay, go into or out of a body, or onto a wire; the server is told, and has the last word. */
export function onNodeDragStop(flow: Drawing): OnNodeDrag<BoardNode> {
  return (event, node, nodes) => {
    const { over, overWire } = gesture.getState();
    body.end();
    wire.end();
    gesture.setState({ over: null, overWire: null, guides: [] });
    const point = pointOf(event, flow);
    void drop({ node, nodes, point, over, overWire }).finally(settle);
  };
}

interface Drop {
  readonly node: BoardNode;
  readonly nodes: readonly BoardNode[];
  readonly point: XYPosition;
  readonly over: Inside | null;
  readonly overWire: string | null;
}

async function drop({ node, nodes, point, over, overWire }: Drop): Promise<void> {
  const state = studio.getState();
  const onto = overWire ? state.flow.wires.find((one) => wireKey(one) === overWire) : undefined;
  const box = boxOf(node.id, byId());
  if (onto && box && (await insertThere(onto, node.id, placeIn(bodyOf(state.flow, onto.target), box)))) return;
  const ids = nodes.map(({ id }) => id).filter((id) => id in state.flow.nodes);
  const end = target(node, point, over, new Set(ids));
  if (node.type === "tool" && sameBody(end, state.flow.nodes[node.id]?.inside ?? null)) return;
  const move = moveOf(ids, end);
  if (!move) return;
  keepPlaces(move);
  if (await edit(move, ...aside(move, ids)))
    announce(ids.length === 1 ? `${state.flow.nodes[node.id]?.title} moved.` : `${ids.length} nodes moved.`);
}

/** What gives way because a box grows around what was put into it. */
function aside({ places, inside }: MoveNodesInput, ids: readonly NodeId[]): MoveNodesInput[] {
  const { flow } = studio.getState();
  if (!inside || inside === "top") return [];
  const moved = Object.fromEntries(ids.flatMap((id) => (flow.nodes[id] ? [[id, { ...flow.nodes[id], inside }]] : [])));
  const layout = Object.fromEntries(Object.entries(places).map(([id, place]) => [id, { collapsed: false, ...place }]));
  const after = { ...flow, nodes: { ...flow.nodes, ...moved }, layout: { ...flow.layout, ...layout } };
  return moving(placesAside(after, inside));
}

/** The body the nodes end in: the one that lit up, else their own while the hand is over it, else what is around. */
function target(node: BoardNode, point: XYPosition, over: Inside | null, dragged: ReadonlySet<NodeId>): Inside | null {
  if (over) return over;
  const home = studio.getState().flow.nodes[node.id]?.inside ?? null;
  const under = staying(bodyAt(point, dragged), home);
  if (!home || sameBody(under, home)) return home;
  return under?.pipeline === home.pipeline || isAround(under, home) ? under : null;
}

/** The body under the hand; for a tool over the box of its own agent it is the one it is in. */
function staying(under: Inside | null, home: Inside | null): Inside | null {
  if (!home || under?.pipeline !== home.pipeline) return under;
  const lanes = byId().get(home.pipeline)?.data.frame?.lanes ?? [];
  const isCard = ({ slot }: Inside) => lanes.some((lane) => lane.slot === slot && lane.card);
  return isCard(under) && isCard(home) ? home : under;
}

/** Whether a body is one of those around another. */
function isAround(outer: Inside | null, inner: Inside): boolean {
  const { nodes } = studio.getState().flow;
  for (let at = nodes[inner.pipeline]?.inside ?? null; at; at = nodes[at.pipeline]?.inside ?? null) {
    if (sameBody(at, outer)) return true;
  }
  return outer === null;
}

/** Shows the new places at once; the server's word replaces them. */
function keepPlaces({ places, inside }: MoveNodesInput): void {
  if (inside) return;
  studio.setState(({ flow }) => {
    const moved = Object.entries(places).map(([id, place]) => [id, { collapsed: false, ...flow.layout[id], ...place }]);
    return { flow: { ...flow, layout: { ...flow.layout, ...Object.fromEntries(moved) } } };
  });
}

/** The wire under the pointer that a node without wires of its own could stand on. */
function wireUnder(event: MouseEvent | TouchEvent | React.MouseEvent | React.TouchEvent, id: NodeId): string | null {
  const { flow } = studio.getState();
  if (!("clientX" in event) || flow.wires.some(({ source, target: to }) => source.node === id || to.node === id))
    return null;
  const edges = document
    .elementsFromPoint(event.clientX, event.clientY)
    .map((element) => element.closest(".react-flow__edge"));
  const key = edges.find((edge) => edge)?.getAttribute("data-id") ?? null;
  const found = flow.wires.find((one) => wireKey(one) === key);
  return found && fittingOn(found, id) ? key : null;
}

function pointOf(event: { clientX?: number; clientY?: number } | object, flow: Drawing): XYPosition {
  const point = "clientX" in event ? (event as MouseEvent) : (event as TouchEvent).changedTouches[0];
  return flow.screenToFlowPosition({ x: point?.clientX ?? 0, y: point?.clientY ?? 0 });
}
