import { boxOf, byId } from "../board/absolute";
import { board } from "../board/board";
import type { BoardNode } from "../board/node";
import { gesture } from "./gesture";
import { snapped } from "./guides";

const SEVERAL = 1;

/** Draws guides for one dragged node, and lets it snap to them. */
export function showGuides(dragged: readonly BoardNode[]): void {
  const [only] = dragged;
  if (!only || dragged.length > SEVERAL) return;
  const nodes = byId();
  const box = boxOf(only.id, nodes);
  if (!box) return;
  const others = [...nodes.values()].filter(({ id, parentId }) => id !== only.id && parentId === only.parentId);
  const { at, guides } = snapped(
    box,
    others.flatMap(({ id }) => boxOf(id, nodes) ?? []),
  );
  gesture.setState({ guides });
  const by = { x: at.x - box.x, y: at.y - box.y };
  if (by.x === 0 && by.y === 0) return;
  board.setState((state) => ({
    nodes: state.nodes.map((node) =>
      node.id === only.id ? { ...node, position: { x: node.position.x + by.x, y: node.position.y + by.y } } : node,
    ),
  }));
}
