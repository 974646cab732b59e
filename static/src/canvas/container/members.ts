import type { Flow } from "../../contract";
import { bodyKey, runningOrder } from "../../panels/outline/order";
import type { NodeId } from "../../words";

/** One member of a pipeline that takes any number of them: the node it is called by, and all that stand beside it. */
export interface Member {
  readonly slot: string;
  readonly id: NodeId;
  readonly title: string;
  readonly ids: readonly NodeId[];
}

/** The members of a pipeline in order; empty lanes are none. */
export function membersOf(flow: Flow, pipeline: NodeId): Member[] {
  const slots = new Set<string>();
  for (const { inside } of Object.values(flow.nodes)) {
    if (inside?.pipeline === pipeline && inside.slot.includes(".")) slots.add(inside.slot);
  }
  const order = runningOrder(flow);
  return [...slots]
    .sort((one, other) => place(one) - place(other))
    .flatMap((slot) => {
      const ids = order.get(bodyKey({ pipeline, slot })) ?? [];
      const id = ids.at(-1);
      return id === undefined ? [] : [{ slot, id, title: flow.nodes[id]?.title ?? id, ids }];
    });
}

function place(slot: string): number {
  return Number(slot.split(".")[1] ?? 0);
}
