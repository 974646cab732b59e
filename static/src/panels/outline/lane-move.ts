import { membersOf } from "../../canvas/container/members";
import { isOrdered } from "../../canvas/container/order";
import type { Flow, Spec } from "../../contract";
import { bodyKey } from "./order";

interface Wanted {
  readonly flow: Flow;
  readonly specs: ReadonlyMap<string, Spec>;
  /** The node of the line, or the pipeline whose body the line is. */
  readonly id: string;
  readonly slot: string | null;
  readonly down: boolean;
}

/** One body of a pipeline among the others, and the place it goes to, both counted from 0. */
export interface LaneMove {
  readonly pipeline: string;
  readonly from: number;
  readonly to: number;
  /** The key of the body's line afterwards. */
  readonly key: string;
}

/**
 * One place up or down for a body that stands in an order with others, by its own line or by that of its outermost
 * node; null where there is none, and at either end.
 */
export function laneMove({ flow, specs, id, slot, down }: Wanted): LaneMove | null {
  const body = slot === null ? flow.nodes[id]?.inside : { pipeline: id, slot };
  if (!body || !isOrdered(flow, specs, body.pipeline, body.slot)) return null;
  const members = membersOf(flow, body.pipeline);
  const from = members.findIndex((member) => member.slot === body.slot);
  const beside = slot === null ? (members[from]?.ids ?? []) : [];
  if (beside.length > 1 && beside.at(down ? -1 : 0) !== id) return null;
  const to = from + (down ? 1 : -1);
  if (from < 0 || to < 0 || to >= members.length) return null;
  const base = body.slot.split(".")[0];
  return { pipeline: body.pipeline, from, to, key: bodyKey({ pipeline: body.pipeline, slot: `${base}.${to}` }) };
}
