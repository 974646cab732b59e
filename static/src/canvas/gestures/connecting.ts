import type { FinalConnectionState, IsValidConnection, OnConnectEnd, OnConnectStart } from "@xyflow/react";
import type { End } from "../../contract";
import { edit } from "../../store/actions";
import { announce } from "../../store/toasts";
import type { Drawing } from "../board/drawing";
import { PORT_LINE } from "../board/lanes";
import { USUAL } from "../board/sizes";
import { fittingEnds } from "../wiring/candidates";
import { wiringNow } from "../wiring/current";
import { inOrder, whyNot } from "../wiring/fits";
import { gesture, openList } from "./gesture";

const BESIDE = 48;

/** A wire is taken into the hand: the ports it fits grow, nodes without one step back. */
export const onConnectStart: OnConnectStart = (_, { nodeId, handleId }) => {
  if (!nodeId || !handleId) return;
  const from = { node: nodeId, port: handleId };
  const ends = fittingEnds(wiringNow(), from);
  gesture.setState({
    connecting: {
      from,
      ports: new Set(ends.map(({ node, port }) => `${node}:${port}`)),
      nodes: new Set([nodeId, ...ends.map(({ node }) => node)]),
    },
  });
};

/** Whether the wire in the hand may end at a port. */
export const isValidConnection: IsValidConnection = ({ source, sourceHandle, target, targetHandle }) =>
  whyNot(wiringNow(), { node: source, port: sourceHandle ?? "" }, { node: target, port: targetHandle ?? "" }) === "";

/** The wire is let go: on a port that fits it is drawn, on nothing a list of what fits opens. */
export function onConnectEnd(flow: Drawing): OnConnectEnd {
  return (event, state) => {
    gesture.setState({ connecting: null });
    const from = fromOf(state);
    const at = pointOf(event);
    if (!from) return;
    if (!state.toHandle) openList({ kind: "fit", at, place: flow.screenToFlowPosition(at), end: from });
    else if (state.isValid) void connect(from, { node: state.toHandle.nodeId, port: state.toHandle.id ?? "" });
  };
}

/** A click on a port, without a drag, opens the same list; what is added stands beside the port. */
export function portClicked(target: EventTarget, flow: Drawing): boolean {
  const port = target instanceof Element ? target.closest(".react-flow__handle") : null;
  const [node, name] = [port?.getAttribute("data-nodeid"), port?.getAttribute("data-handleid")];
  if (!port || !node || !name) return false;
  const { left, right, bottom } = port.getBoundingClientRect();
  const gives = port.classList.contains("source");
  const place = flow.screenToFlowPosition({ x: gives ? right : left, y: bottom });
  const x = gives ? place.x + BESIDE : place.x - BESIDE - USUAL;
  openList({
    kind: "fit",
    at: { x: left, y: bottom + 6 },
    place: { x, y: place.y - PORT_LINE },
    end: { node, port: name },
  });
  return true;
}

/** Draws a wire between two ends, whichever was dragged from. */
export async function connect(one: End, other: End): Promise<void> {
  const wiring = wiringNow();
  const wire = inOrder(wiring, one, other);
  if (!wire || !(await edit({ kind: "connect", wire }))) return;
  const title = (end: End) => wiring.flow.nodes[end.node]?.title ?? "";
  announce(`${title(wire.source)} connected to ${title(wire.target)}.`);
}

function fromOf({ fromHandle }: FinalConnectionState): End | null {
  return fromHandle?.id ? { node: fromHandle.nodeId, port: fromHandle.id } : null;
}

function pointOf(event: MouseEvent | TouchEvent): { x: number; y: number } {
  const point = "changedTouches" in event ? event.changedTouches[0] : event;
  return { x: point?.clientX ?? 0, y: point?.clientY ?? 0 };
}
