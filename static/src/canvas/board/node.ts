import type { Node as FlowNode } from "@xyflow/react";
import type { State } from "../../store/state";
import { nodeLabel } from "../node/label";
import type { Size } from "./lanes";
import type { Planned } from "./plan";

export type BoardNode = FlowNode<{ frame: Planned["frame"] }, "card" | "note" | "pipeline" | "tool">;

/** The node React Flow draws; the one from before where nothing about it changed. */
export function boardNode(
  state: State,
  planned: Planned,
  measured: Size | undefined,
  before: BoardNode | undefined,
): BoardNode {
  const made: BoardNode = {
    id: planned.id,
    type: typeOf(state, planned),
    position: { x: planned.x, y: planned.y },
    data: before && sameFrame(before.data.frame, planned.frame) ? before.data : { frame: planned.frame },
    selected: state.selected.has(planned.id),
    ariaLabel: nodeLabel(state, planned.id),
    ...(planned.parent ? { parentId: planned.parent } : {}),
    ...(planned.frame ? { width: planned.size.width, height: planned.size.height, dragHandle: ".pb-box-head" } : {}),
    ...(measured ? { measured } : {}),
  };
  return before && sameNode(before, made) ? before : made;
}

function typeOf({ flow, specs }: State, { id, frame, card }: Planned): NonNullable<BoardNode["type"]> {
  if (frame) return "pipeline";
  if (card) return "tool";
  return specs.get(flow.nodes[id]?.component ?? "")?.role === "note" ? "note" : "card";
}

function sameNode(one: BoardNode, other: BoardNode): boolean {
  return (
    one.type === other.type &&
    one.position.x === other.position.x &&
    one.position.y === other.position.y &&
    one.data === other.data &&
    one.selected === other.selected &&
    one.ariaLabel === other.ariaLabel &&
    one.parentId === other.parentId &&
    one.width === other.width &&
    one.height === other.height &&
    one.measured === other.measured
  );
}

function sameFrame(one: Planned["frame"], other: Planned["frame"]): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
