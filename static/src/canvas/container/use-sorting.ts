import { type PointerEvent, type RefObject, useRef, useState } from "react";

/** Something in a row or a column that is being dragged, and the place it would be dropped at, counted from 0. */
export interface Sorted {
  readonly from: number;
  readonly to: number;
}

interface Sorting {
  readonly sorted: Sorted | null;
  readonly grip: (index: number) => {
    readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerUp: () => void;
    readonly onPointerCancel: () => void;
  };
}

/** Pixels that a hand moves before it drags. */
const SLACK = 4;

/** Lets the children of an element that bear `data-sort` be dragged past each other; `drop` is told where one ends. */
export function useSorting(
  around: RefObject<HTMLElement | null>,
  axis: "x" | "y",
  drop: (from: number, to: number) => unknown,
): Sorting {
  const [sorted, setSorted] = useState<Sorted | null>(null);
  const start = useRef<number | null>(null);
  const at = (event: PointerEvent) => (axis === "x" ? event.clientX : event.clientY);
  const end = () => {
    start.current = null;
    setSorted(null);
  };
  const grip = (index: number) => ({
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return;
      event.stopPropagation();
      event.currentTarget.setPointerCapture(event.pointerId);
      start.current = at(event);
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (start.current === null || (sorted === null && Math.abs(at(event) - start.current) < SLACK)) return;
      setSorted({ from: index, to: before(around.current, index, axis, at(event)) });
    },
    onPointerUp: () => {
      const dropped = sorted;
      end();
      if (dropped && dropped.from !== dropped.to) drop(dropped.from, dropped.to);
    },
    onPointerCancel: end,
  });
  return { sorted, grip };
}

/** How many of the others stand before a point of the screen. */
function before(around: HTMLElement | null, index: number, axis: "x" | "y", point: number): number {
  const centres = [...(around?.querySelectorAll<HTMLElement>("[data-sort]") ?? [])]
    .filter((element) => Number(element.dataset.sort) !== index)
    .map((element) => element.getBoundingClientRect())
    .map((box) => (axis === "x" ? box.left + box.width / 2 : box.top + box.height / 2));
  return centres.filter((centre) => centre < point).length;
}
