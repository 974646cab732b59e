import { ViewportPortal } from "@xyflow/react";
import { useGesture } from "./gestures/gesture";

/** The lines along which a dragged node stands level with others. */
export function Guides() {
  const guides = useGesture((state) => state.guides);
  return (
    <ViewportPortal>
      {guides.map(({ axis, at }) => (
        <i
          key={`${axis}${at}`}
          className={`pb-guide ${axis}`}
          style={{ transform: axis === "x" ? `translateX(${at}px)` : `translateY(${at}px)` }}
        />
      ))}
    </ViewportPortal>
  );
}
