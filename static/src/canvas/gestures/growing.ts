import type { Flow, Inside, MoveNodesInput, Place } from "../../contract";
import { studio } from "../../store/studio";
import type { NodeId } from "../../words";
import { sizeOf } from "../board/board";
import { givingWay } from "../board/growth";
import { planBoard } from "../board/plan";

/** Where what stands around a body moves when the flow becomes `after`, because boxes grow. */
export function placesAside(after: Flow, inside: Inside | null): Record<NodeId, Place> {
  const { flow, specs } = studio.getState();
  return givingWay(flow, after, inside, (one) => planBoard(one, specs, sizeOf));
}

/** The edit that moves nodes to places; none when there are none. */
export function moving(places: Record<NodeId, Place>): MoveNodesInput[] {
  return Object.keys(places).length > 0 ? [{ kind: "move_nodes", places }] : [];
}
