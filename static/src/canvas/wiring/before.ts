import type { State } from "../../store/state";
import type { NodeId } from "../../words";
import { bodyOf, sameBody, standIn } from "./scope";

/** How many nodes before this one, in its body, have no result yet and would have to run first. */
export function missingBefore({ flow, views }: Pick<State, "flow" | "views">, id: NodeId): number {
  const body = flow.nodes[id]?.inside ?? null;
  const seen = new Set([id]);
  const open = [id];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const { source, target } of flow.wires) {
      if (target.node !== at || !sameBody(bodyOf(flow, target), body)) continue;
      const from = standIn(flow, body, source);
      if (from === null || seen.has(from)) continue;
      seen.add(from);
      open.push(from);
    }
  }
  seen.delete(id);
  return [...seen].filter((one) => !views[one]?.preview && !(one in flow.pins)).length;
}
