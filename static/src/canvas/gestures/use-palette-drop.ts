import { type DragEvent, useMemo } from "react";
import type { Wire } from "../../contract";
import { COMPONENT } from "../../panels/add/drag";
import { studio } from "../../store/studio";
import { wireKey } from "../../store/wire";
import { bodyAt, placeIn } from "../board/absolute";
import { type Drawing, useDrawing } from "../board/drawing";
import { nodeWidth } from "../board/sizes";
import { insertable } from "../wiring/candidates";
import { wiringNow } from "../wiring/current";
import { addNode } from "./adding";
import { gesture } from "./gesture";
import { insertNew } from "./inserting";

interface DropHandlers {
  readonly onDragOver: (event: DragEvent) => void;
  readonly onDragLeave: (event: DragEvent) => void;
  readonly onDrop: (event: DragEvent) => void;
}

/** What the canvas does with a component dragged from the palette: onto a wire, into a box, or where it is dropped. */
export function usePaletteDrop(): DropHandlers {
  const flow = useDrawing();
  return useMemo(
    () => ({
      onDragOver: (event) => over(event, flow),
      onDragLeave: () => gesture.setState({ over: null, overWire: null }),
      onDrop: (event) => dropped(event, flow),
    }),
    [flow],
  );
}

function over(event: DragEvent, flow: Drawing): void {
  if (!event.dataTransfer.types.includes(COMPONENT)) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = "copy";
  const point = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY });
  const inside = bodyAt(point);
  const wire = wireUnder(event);
  const before = gesture.getState();
  const overWire = wire ? wireKey(wire) : null;
  if (before.overWire === overWire && before.over?.pipeline === inside?.pipeline && before.over?.slot === inside?.slot)
    return;
  gesture.setState({ over: inside, overWire });
}

function dropped(event: DragEvent, flow: Drawing): void {
  gesture.setState({ over: null, overWire: null });
  const spec = studio.getState().specs.get(event.dataTransfer.getData(COMPONENT));
  if (!spec) return;
  event.preventDefault();
  const point = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY });
  const corner = { x: point.x - nodeWidth(spec) / 2, y: point.y - 22 };
  const wire = wireUnder(event);
  const found = wire && insertable(wiringNow(), wire).find((one) => one.spec === spec);
  if (wire && found) {
    void insertNew(wire, found);
    return;
  }
  const inside = bodyAt(point);
  void addNode({ spec, inside, place: placeIn(inside, corner) });
}

function wireUnder(event: DragEvent): Wire | undefined {
  const key = document
    .elementsFromPoint(event.clientX, event.clientY)
    .map((element) => element.closest(".react-flow__edge"))
    .find((edge) => edge)
    ?.getAttribute("data-id");
  return studio.getState().flow.wires.find((wire) => wireKey(wire) === key);
}
