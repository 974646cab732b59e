import type { Flow, OrderBodiesInput } from "../../contract";
import { edit } from "../../store/actions";
import { studio } from "../../store/studio";
import { announce } from "../../store/toasts";
import type { NodeId } from "../../words";
import type { Specs } from "../ports/ports";
import { type Member, membersOf } from "./members";

/** Whether the order of a pipeline's bodies is for the user to say: those of a slot that takes any number of them. */
export function isOrdered(flow: Flow, specs: Specs, pipeline: NodeId, slot: string): boolean {
  const base = slot.split(".")[0];
  const found = specs.get(flow.nodes[pipeline]?.component ?? "")?.slots.find(({ name }) => name === base);
  return found?.variadic === true && !found.paired && !found.tool;
}

/** The edit that puts one body of a pipeline to another place, counted from 0; null when it stands there. */
export function ordering(
  members: readonly Member[],
  pipeline: NodeId,
  from: number,
  to: number,
): OrderBodiesInput | null {
  const moved = members[from];
  if (!moved || from === to || to < 0 || to >= members.length) return null;
  const others = members.filter((member) => member !== moved);
  const order = [...others.slice(0, to), moved, ...others.slice(to)].map(({ slot }) => Number(slot.split(".")[1]));
  return { kind: "order_bodies", id: pipeline, slot: moved.slot.split(".")[0] ?? "", order };
}

/** Puts one body of a pipeline to another place, and says so; false when it stands there. */
export async function reorder(pipeline: NodeId, from: number, to: number): Promise<boolean> {
  const members = membersOf(studio.getState().flow, pipeline);
  const order = ordering(members, pipeline, from, to);
  if (!order || !(await edit(order))) return false;
  announce(`${members[from]?.title} is number ${to + 1} of ${members.length} now.`);
  return true;
}
