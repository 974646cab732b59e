import { type ConnectionState, useConnection } from "@xyflow/react";
import { useGesture } from "./gestures/gesture";
import { wiringNow } from "./wiring/current";
import { whyNot } from "./wiring/fits";

const select = (state: ConnectionState) => ({
  handle: state.toHandle ? `${state.toHandle.nodeId} ${state.toHandle.id}` : "",
  at: state.inProgress && state.toHandle ? state.pointer : null,
});

/** Says at the pointer why the wire in the hand cannot go into the port under it. */
export function ConnectionHint() {
  const { handle, at } = useConnection(select);
  const from = useGesture(({ connecting }) => connecting?.from);
  const [node, port] = handle.split(" ");
  if (!from || !at || !node || !port || (node === from.node && port === from.port)) return null;
  const reason = whyNot(wiringNow(), from, { node, port });
  return reason ? (
    <div className="pb-hint" role="status" style={{ transform: `translate(${at.x + 14}px, ${at.y + 18}px)` }}>
      {reason}
    </div>
  ) : null;
}
