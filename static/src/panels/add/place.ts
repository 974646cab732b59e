import { addAfterSelection } from "../../canvas/gestures/adding";
import type { Flow, Spec } from "../../contract";
import { studio } from "../../store/studio";

const BESIDE = 224;

/** Puts a component right of the selection, wired when exactly one thing fits; without a selection right of everything. */
export function addFromPalette(spec: Spec): Promise<void> {
  return addAfterSelection(spec.name, freePlace(studio.getState().flow));
}

/** Right of what stands farthest right on the top level. */
export function freePlace({ nodes, layout }: Flow): { x: number; y: number } {
  const top = Object.entries(layout).flatMap(([id, place]) => (nodes[id]?.inside === null ? [place] : []));
  if (top.length === 0) return { x: 0, y: 0 };
  const farthest = top.reduce((far, place) => (place.x > far.x ? place : far));
  return { x: farthest.x + BESIDE, y: farthest.y };
}
