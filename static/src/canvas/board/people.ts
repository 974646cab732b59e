import type { Flow } from "../../contract";
import type { NodeId } from "../../words";
import { membersOf } from "../container/members";
import type { Specs } from "../ports/ports";
import { type Furnishing, isLoop } from "./lanes";

/** Somebody who stands in a room, known by a node. */
export interface Person {
  readonly id: NodeId;
  readonly title: string;
  /** The nodes whose work is this one's speaking. */
  readonly nodes: readonly NodeId[];
}

/** Who stands in a room: the members of a talk in the order in which they speak, else all agents inside of it. */
export function peopleOf(flow: Flow, specs: Specs, room: NodeId): Person[] {
  const spec = specs.get(flow.nodes[room]?.component ?? "");
  if (!spec?.gathers) return [];
  if (spec.slots.some(({ variadic }) => variadic))
    return membersOf(flow, room).map(({ id, title, ids }) => ({ id, title, nodes: ids }));
  return agentsIn(flow, specs, room);
}

/** What the box of a pipeline shows besides its bodies. */
export function furnishing(flow: Flow, specs: Specs, pipeline: NodeId): Furnishing {
  const spec = specs.get(flow.nodes[pipeline]?.component ?? "");
  return { loops: spec !== undefined && isLoop(spec), people: peopleOf(flow, specs, pipeline).length };
}

/** All agents within a pipeline at any depth; the same agent at several places is one. */
function agentsIn(flow: Flow, specs: Specs, room: NodeId): Person[] {
  const found = new Map<NodeId, NodeId[]>();
  for (const [id, node] of Object.entries(flow.nodes)) {
    if (!specs.get(node.component)?.speaks || !isWithin(flow, id, room)) continue;
    const memory = node.same_as ?? id;
    found.set(memory, [...(found.get(memory) ?? []), id]);
  }
  return [...found.values()].flatMap((nodes) => {
    const [id] = nodes;
    return id === undefined ? [] : [{ id, title: flow.nodes[id]?.title ?? id, nodes }];
  });
}

function isWithin(flow: Flow, id: NodeId, pipeline: NodeId): boolean {
  for (let at = flow.nodes[id]?.inside?.pipeline; at !== undefined; at = flow.nodes[at]?.inside?.pipeline)
    if (at === pipeline) return true;
  return false;
}
