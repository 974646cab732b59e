import type { DragEvent } from "react";
import type { Spec } from "../../contract";

/** What a dragged line of the palette carries: the name of its component. */
export const COMPONENT = "application/x-playbill-component";

/** Begins dragging a component onto the canvas. */
export function dragComponent(event: DragEvent, spec: Spec): void {
  event.dataTransfer.setData(COMPONENT, spec.name);
  event.dataTransfer.setData("text/plain", spec.title);
  event.dataTransfer.effectAllowed = "copy";
}
