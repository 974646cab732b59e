import type { EdgeProps } from "@xyflow/react";
import { memo, useMemo } from "react";
import { useStudio } from "../../store/studio";
import { useBoard } from "../board/board";
import type { WireEdge } from "../board/edges";
import { useGesture } from "../gestures/gesture";
import { resolvedType } from "../ports/types";
import { obstacles } from "./obstacles";
import { middleOf, roundedPath, route } from "./route";
import { wireState } from "./state";
import { WireBar } from "./WireBar";

/** A wire: right-angled, in the colour of what it carries, showing whether it has carried anything. */
export const WireLine = memo(function WireLine(props: EdgeProps<WireEdge>) {
  const { id, data, selected = false } = props;
  const wire = data?.wire;
  const state = useStudio((all) => (wire ? wireState(all, wire) : "idle"));
  const family = useStudio((all) => {
    const type = wire ? resolvedType(all.flow, all.specs, wire.source).name : "any";
    return all.wireTypes.get(type)?.family ?? "any";
  });
  const over = useGesture(({ overWire }) => overWire === id);
  const { path, x, y } = useWay(props);
  return (
    <g
      className={`pb-wire ${state}${selected ? " selected" : ""}${over ? " over" : ""}`}
      style={{ color: `var(--${family})` }}
    >
      <path className="pb-wire-line react-flow__edge-path" d={path} />
      {state === "carrying" && <path className="pb-wire-dashes" d={path} />}
      <path className="pb-wire-hit react-flow__edge-interaction" d={path} />
      {state === "problem" && (
        <g className="pb-wire-mark" transform={`translate(${x} ${y})`}>
          <circle r="8" />
          <path d="M0-4v5M0 4h.01" />
        </g>
      )}
      {selected && wire && <WireBar wire={wire} x={x} y={y} />}
    </g>
  );
});

/** Where the wire runs: around the nodes between its ends. */
function useWay(props: EdgeProps<WireEdge>): { path: string; x: number; y: number } {
  const { sourceX, sourceY, targetX, targetY, source, target } = props;
  const boxes = useBoard((state) => state.boxes);
  return useMemo(() => {
    const [from, to] = [
      { x: sourceX, y: sourceY },
      { x: targetX, y: targetY },
    ];
    const points = route(from, to, obstacles(boxes, source, target));
    return { path: roundedPath(points), ...middleOf(points) };
  }, [sourceX, sourceY, targetX, targetY, source, target, boxes]);
}
