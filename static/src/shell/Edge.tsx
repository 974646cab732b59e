import { type KeyboardEvent, type MouseEvent, type PointerEvent, useRef } from "react";
import { choose, division, useDivision } from "./division";
import { LIMITS, type Sizes } from "./layout";

interface EdgeProps {
  readonly edge: keyof Sizes;
  readonly label: string;
}

const STEP = 16;

/** An edge between two regions: drag it, move it by arrow keys, double click puts it back. */
export function Edge({ edge, label }: EdgeProps) {
  const start = useRef<{ at: number; size: number } | null>(null);
  const along = edge === "log" ? "clientY" : "clientX";
  const sign = edge === "left" ? 1 : -1;
  const size = useDivision((layout) => layout[edge]);
  const moved = (event: PointerEvent<HTMLElement>) => {
    if (start.current) choose(edge, start.current.size + sign * (event[along] - start.current.at));
  };
  const keyed = ({ key }: KeyboardEvent) => {
    const step =
      key === "ArrowLeft" || key === "ArrowUp" ? -STEP : key === "ArrowRight" || key === "ArrowDown" ? STEP : 0;
    if (step) choose(edge, division.getState()[edge] + sign * step);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule cannot be dragged
    <div
      className={`pb-edge ${edge}`}
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={edge === "log" ? "horizontal" : "vertical"}
      aria-valuenow={size}
      aria-valuemin={LIMITS[edge][0]}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { at: event[along], size: division.getState()[edge] };
      }}
      onPointerMove={moved}
      onMouseDown={keepFromSelecting}
      onPointerUp={() => {
        start.current = null;
      }}
      onDoubleClick={() => choose(edge, null)}
      onKeyDown={keyed}
    />
  );
}

/** A press on an edge selects no words and drags none away. */
function keepFromSelecting(event: MouseEvent): void {
  event.preventDefault();
  (event.currentTarget as HTMLElement).focus();
}
