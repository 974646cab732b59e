import { studio } from "../../store/studio";
import type { NodeId } from "../../words";
import { boxOf, byId } from "../board/absolute";
import { bodyOf, sameBody, standIn } from "../wiring/scope";

export type Way = "left" | "right" | "up" | "down";

/** The node that an arrow key leads to: left and right along the wires, else to the nearest; tools have no wires. */
export function neighbour(id: NodeId, way: Way): NodeId | null {
  const wired = (way === "left" || way === "right") && byId().get(id)?.type !== "tool";
  return wired ? (alongWire(id, way) ?? nearest(id, way)) : nearest(id, way);
}

function alongWire(id: NodeId, way: "left" | "right"): NodeId | null {
  const { flow } = studio.getState();
  const body = flow.nodes[id]?.inside ?? null;
  for (const { source, target } of flow.wires) {
    const [here, there] = way === "right" ? [source, target] : [target, source];
    if (here.node !== id) continue;
    if (sameBody(bodyOf(flow, there), body) && there.node !== id) return there.node;
    const found = standIn(flow, body, there) ?? there.node;
    if (found !== id) return found;
  }
  return null;
}

/** The closest node on that side, what lies straight ahead counting more. */
function nearest(id: NodeId, way: Way): NodeId | null {
  const nodes = byId();
  const own = boxOf(id, nodes);
  if (!own) return null;
  const across = way === "left" || way === "right";
  const sign = way === "right" || way === "down" ? 1 : -1;
  let best: { id: NodeId; far: number } | null = null;
  for (const other of nodes.keys()) {
    const box = other === id ? null : boxOf(other, nodes);
    if (!box) continue;
    const [ahead, aside] = across ? [box.x - own.x, box.y - own.y] : [box.y - own.y, box.x - own.x];
    if (ahead * sign <= 0) continue;
    const far = Math.abs(ahead) + 3 * Math.abs(aside);
    if (!best || far < best.far) best = { id: other, far };
  }
  return best?.id ?? null;
}
