import type { NodeChange } from "@xyflow/react";
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { State } from "../../store/state";
import { studio } from "../../store/studio";
import type { NodeId } from "../../words";
import { gesture } from "../gestures/gesture";
import type { StandingBox } from "../wire/obstacles";
import { boxesOf } from "./boxes";
import { boardEdges, type WireEdge } from "./edges";
import type { Size } from "./lanes";
import { type BoardNode, boardNode } from "./node";
import { type Planned, planBoard } from "./plan";

/** What React Flow is given: nodes and edges, kept the same objects where nothing about them changed. */
export interface Board {
  readonly nodes: BoardNode[];
  readonly edges: WireEdge[];
  /** Where each node stands on the canvas; the same map when nothing has moved. */
  readonly boxes: ReadonlyMap<NodeId, StandingBox>;
  /** While nodes are dragged their places are the hand's. */
  readonly dragging: boolean;
}

export const board = createStore<Board>(() => ({ nodes: [], edges: [], boxes: new Map(), dragging: false }));

export function useBoard<T>(select: (state: Board) => T): T {
  return useStore(board, select);
}

let sizes = new Map<NodeId, Size>();

/** Keeps the board in step with the window's state; gives the function that ends it. */
export function followStudio(): () => void {
  rebuild(studio.getState());
  const endAlone = gesture.subscribe((hand, before) => hand.alone !== before.alone && rebuild(studio.getState()));
  const endStudio = studio.subscribe((state, before) => {
    const same = ["flow", "specs", "selected", "sentences", "views"] as const;
    if (same.some((key) => state[key] !== before[key]) && boardChanged(state, before)) rebuild(state);
    if (state.flow.wires !== before.flow.wires || state.selectedWire !== before.selectedWire) rewire(state);
  });
  return () => {
    endAlone();
    endStudio();
  };
}

/** Takes over what React Flow says of nodes: how large they are, and where a hand drags them. */
export function takeChanges(changes: readonly NodeChange<BoardNode>[]): void {
  let resized = false;
  const moved = new Map<NodeId, { x: number; y: number }>();
  for (const change of changes) {
    if (change.type === "dimensions" && change.dimensions) resized = measured(change.id, change.dimensions) || resized;
    if (change.type === "position" && change.position && change.dragging) moved.set(change.id, change.position);
  }
  if (moved.size > 0) {
    board.setState(({ nodes }) => ({
      nodes: nodes
        .map((node) => ({ node, at: moved.get(node.id) }))
        .map(({ node, at }) => (at ? { ...node, position: at } : node)),
    }));
  }
  if (resized) rebuild(studio.getState());
}

/** Says that a drag begins or is over. */
export function setDragging(dragging: boolean): void {
  board.setState({ dragging });
}

/** Puts every node back to where the flow says it stands. */
export function settle(): void {
  board.setState({ dragging: false });
  rebuild(studio.getState());
}

/** How large a node was drawn last. */
export function sizeOf(id: NodeId): Size | undefined {
  return sizes.get(id);
}

function boardChanged(state: State, before: State): boolean {
  if (state.flow !== before.flow || state.specs !== before.specs || state.selected !== before.selected) return true;
  if (state.sentences !== before.sentences) return true;
  return Object.values(state.views).some((view) => view.state !== before.views[view.id]?.state);
}

function measured(id: NodeId, size: Size): boolean {
  const before = sizes.get(id);
  if (before && before.width === size.width && before.height === size.height) return false;
  sizes = new Map(sizes).set(id, { width: size.width, height: size.height });
  return true;
}

function rebuild(state: State): void {
  const { nodes, dragging } = board.getState();
  const before = new Map(nodes.map((node) => [node.id, node]));
  const planned = planBoard(state.flow, state.specs, (id) => sizes.get(id), gesture.getState().alone);
  const made = planned.map((one: Planned) => boardNode(state, one, sizes.get(one.id), before.get(one.id)));
  const shown = dragging ? made.map((node) => held(node, before.get(node.id))) : made;
  board.setState(({ boxes }) => ({ nodes: shown, boxes: dragging ? boxes : boxesOf(planned, boxes) }));
  if (state.flow.wires.length > 0 || board.getState().edges.length > 0) rewire(state);
}

/** While a hand drags, nothing else moves. */
function held(node: BoardNode, before: BoardNode | undefined): BoardNode {
  return before ? { ...node, position: before.position } : node;
}

function rewire(state: State): void {
  const { nodes, edges } = board.getState();
  const made = boardEdges(state, new Map(nodes.map(({ id, data }) => [id, data.frame])), edges);
  if (made !== edges) board.setState({ edges: made });
}
