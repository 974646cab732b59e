import type {
  FinalConnectionState,
  IsValidConnection,
  OnConnectEnd,
  OnConnectStart,
  ReactFlowInstance,
} from "@xyflow/react";
import type { End } from "../../contract";
import { edit } from "../../store/actions";
import { announce } from "../../store/toasts";
import type { BoardNode } from "../board/node";
import { fittingEnds } from "../wiring/candidates";
import { wiringNow } from "../wiring/current";
import { inOrder, whyNot } from "../wiring/fits";
import { gesture, openList } from "./gesture";

const CLICK = 6;
let begun: { x: number; y: number } | null = null;

/** A wire is taken into the hand: the ports it fits grow, nodes without one step back. */
export const onConnectStart: OnConnectStart = (event, { nodeId, handleId }) => {
  if (!nodeId || !handleId) return;
  begun = pointOf(event);
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

/** The wire is let go: on a port that fits it is drawn, on nothing or on its own port a list of what fits opens. */
export function onConnectEnd(flow: () => ReactFlowInstance<BoardNode>): OnConnectEnd {
  return (event, state) => {
    gesture.setState({ connecting: null });
    const from = fromOf(state);
    const at = pointOf(event);
    if (!from) return;
    if (state.toHandle && !isClick(at)) {
      if (state.isValid) void connect(from, { node: state.toHandle.nodeId, port: state.toHandle.id ?? "" });
      return;
    }
    openList({ kind: "fit", at, place: flow().screenToFlowPosition(at), end: from });
  };
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

function isClick(at: { x: number; y: number }): boolean {
  return begun !== null && Math.hypot(at.x - begun.x, at.y - begun.y) < CLICK;
}

function pointOf(event: MouseEvent | TouchEvent): { x: number; y: number } {
  const point = "changedTouches" in event ? event.changedTouches[0] : event;
  return { x: point?.clientX ?? 0, y: point?.clientY ?? 0 };
}
