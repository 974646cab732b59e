import type { XYPosition } from "@xyflow/react";
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { End, Inside, Wire } from "../../contract";
import type { NodeId } from "../../words";
import type { Guide } from "./guides";

/** A wire in the hand: where it began, and the ports and nodes it may go to. */
export interface Connecting {
  readonly from: End;
  readonly ports: ReadonlySet<string>;
  readonly nodes: ReadonlySet<NodeId>;
}

/** A list open over the canvas: where, what it is for, and what a choice belongs to. */
export type OpenList =
  | { readonly kind: "add"; readonly at: XYPosition; readonly place: XYPosition; readonly inside: Inside | null }
  | { readonly kind: "tool"; readonly at: XYPosition; readonly inside: Inside }
  | { readonly kind: "after"; readonly at: XYPosition; readonly node: NodeId }
  | { readonly kind: "fit"; readonly at: XYPosition; readonly place: XYPosition; readonly end: End }
  | { readonly kind: "insert"; readonly at: XYPosition; readonly wire: Wire }
  | { readonly kind: "connect"; readonly at: XYPosition; readonly node: NodeId }
  | { readonly kind: "menu"; readonly at: XYPosition; readonly node: NodeId };

/** What the hand is doing on the canvas; none of it is known to the server. */
export interface Gesture {
  readonly connecting: Connecting | null;
  /** The body that what is dragged would go into. */
  readonly over: Inside | null;
  /** The key of the wire that what is dragged would go onto. */
  readonly overWire: string | null;
  readonly guides: readonly Guide[];
  readonly list: OpenList | null;
  /** The node that the pointer rests on, whose action row is open. */
  readonly acting: NodeId | null;
  /** The node whose title is being written. */
  readonly naming: NodeId | null;
  /** The pipeline that is shown alone, with what is inside of it. */
  readonly alone: NodeId | null;
}

const IDLE: Gesture = {
  connecting: null,
  over: null,
  overWire: null,
  guides: [],
  list: null,
  acting: null,
  naming: null,
  alone: null,
};

export const gesture = createStore<Gesture>(() => IDLE);

export function useGesture<T>(select: (state: Gesture) => T): T {
  return useStore(gesture, select);
}

/** Opens a list, or closes the open one. */
export function openList(list: OpenList | null): void {
  gesture.setState({ list });
}

/** Lets the title of a node be written in place. */
export function startNaming(node: NodeId | null): void {
  gesture.setState({ naming: node });
}

/** Shows a pipeline alone, or the whole flow again. */
export function showAlone(alone: NodeId | null): void {
  gesture.setState({ alone });
}
