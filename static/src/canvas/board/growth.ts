import type { Flow, Inside, Place } from "../../contract";
import type { NodeId } from "../../words";
import { sameBody } from "../wiring/scope";
import type { Size } from "./lanes";
import type { Planned } from "./plan";

const GAP = 32;

/** How large everything in a flow is drawn. */
export type Plan = (flow: Flow) => readonly Planned[];

/**
 * The new places of what must give way because the pipelines around a body grow from one flow to another.
 *
 * From the inside out: what stands right of a box that has become wider moves right, what stands under one that has
 * become higher moves down, each only as far as the room between them is too small.
 */
export function givingWay(before: Flow, after: Flow, body: Inside | null, plan: Plan): Record<NodeId, Place> {
  const old = sizesOf(plan(before));
  let flow = after;
  let moved: Record<NodeId, Place> = {};
  for (let at = body; at; at = after.nodes[at.pipeline]?.inside ?? null) {
    const [was, now] = [old.get(at.pipeline), sizesOf(plan(flow)).get(at.pipeline)];
    if (!was || !now) continue;
    moved = { ...moved, ...around(flow, at.pipeline, was, now) };
    flow = { ...flow, layout: { ...flow.layout, ...moved } };
  }
  return moved;
}

function sizesOf(planned: readonly Planned[]): Map<NodeId, Size> {
  return new Map(planned.map(({ id, size }) => [id, size]));
}

function around(flow: Flow, id: NodeId, was: Size, now: Size): Record<NodeId, Place> {
  const box = flow.layout[id];
  if (!box) return {};
  const beside = Object.entries(flow.layout).filter(
    ([other]) => other !== id && sameBody(flow.nodes[other]?.inside ?? null, flow.nodes[id]?.inside ?? null),
  );
  const right = beside.filter(([, place]) => place.x >= box.x + was.width);
  const below = beside.filter(([, { x, y }]) => y >= box.y + was.height && x < box.x + was.width);
  const across =
    now.width > was.width
      ? missing(
          box.x + now.width,
          right.map(([, { x }]) => x),
        )
      : 0;
  const down =
    now.height > was.height
      ? missing(
          box.y + now.height,
          below.map(([, { y }]) => y),
        )
      : 0;
  return Object.fromEntries([
    ...(across > 0 ? right.map(([other, place]) => [other, { ...place, x: place.x + across }]) : []),
    ...(down > 0 ? below.map(([other, place]) => [other, { ...place, y: place.y + down }]) : []),
  ]);
}

function missing(edge: number, starts: readonly number[]): number {
  return starts.length === 0 ? 0 : Math.max(0, edge + GAP - Math.min(...starts));
}
