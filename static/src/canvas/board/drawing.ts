import { type ReactFlowInstance, useReactFlow } from "@xyflow/react";
import type { WireEdge } from "./edges";
import type { BoardNode } from "./node";

/** React Flow's own hand on what is drawn: zoom, viewport, and points of the screen as points of the canvas. */
export type Drawing = ReactFlowInstance<BoardNode, WireEdge>;

export function useDrawing(): Drawing {
  return useReactFlow<BoardNode, WireEdge>();
}
