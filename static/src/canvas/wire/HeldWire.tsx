import { type ConnectionLineComponentProps, getSmoothStepPath } from "@xyflow/react";
import { useStudio } from "../../store/studio";
import { useGesture } from "../gestures/gesture";
import { resolvedType } from "../ports/types";

/** The wire in the hand, from its port to the pointer. */
export function HeldWire({ fromX, fromY, fromPosition, toX, toY, toPosition }: ConnectionLineComponentProps) {
  const from = useGesture(({ connecting }) => connecting?.from);
  const family = useStudio((all) => {
    const type = from ? resolvedType(all.flow, all.specs, from).name : "any";
    return all.wireTypes.get(type)?.family ?? "any";
  });
  const [path] = getSmoothStepPath({
    sourceX: fromX,
    sourceY: fromY,
    sourcePosition: fromPosition,
    targetX: toX,
    targetY: toY,
    targetPosition: toPosition,
    borderRadius: 16,
  });
  return <path className="pb-wire-line held" d={path} style={{ color: `var(--${family})` }} />;
}
