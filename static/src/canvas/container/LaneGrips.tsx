import { useMemo, useRef } from "react";
import { Icon } from "../../icons/Icon";
import { useStudio } from "../../store/studio";
import { FRAME, type Frame, type Lane } from "../board/lanes";
import { membersOf } from "./members";
import { isOrdered, reorder } from "./order";
import { useSorting } from "./use-sorting";

interface LaneGripsProps {
  readonly pipeline: string;
  readonly frame: Frame;
}

/** The numbers of lanes that stand in an order, each to be dragged up or down; the outline is the keyboard's way. */
export function LaneGrips({ pipeline, frame }: LaneGripsProps) {
  const flow = useStudio((state) => state.flow);
  const ordered = useStudio((state) =>
    frame.lanes.some(({ slot }) => isOrdered(state.flow, state.specs, pipeline, slot)),
  );
  const members = useMemo(() => membersOf(flow, pipeline), [flow, pipeline]);
  const around = useRef<HTMLDivElement>(null);
  const { sorted, grip } = useSorting(around, "y", (from, to) => void reorder(pipeline, from, to));
  const lanes = members.flatMap(({ slot }) => frame.lanes.find((lane) => lane.slot === slot) ?? []);
  if (!ordered || lanes.length < 2) return null;
  return (
    <div ref={around}>
      {lanes.map((lane, index) => (
        <span
          key={lane.slot}
          data-sort={index}
          className={`pb-lane-grip nodrag nopan${sorted?.from === index ? " held" : ""}`}
          style={{ top: lane.y - FRAME.grip }}
          title={`Drag ${members[index]?.title} up or down`}
          aria-hidden
          {...grip(index)}
        >
          <Icon name="grip" size={12} />
          {index + 1}
        </span>
      ))}
      {sorted && sorted.from !== sorted.to && <i className="pb-lane-drop" style={{ top: edge(lanes, sorted) }} />}
    </div>
  );
}

/** Where a lane would be put: over the one that is to follow it, or under the last. */
function edge(lanes: readonly Lane[], { from, to }: { readonly from: number; readonly to: number }): number {
  const lane = lanes[to];
  if (!lane) return 0;
  return to > from ? lane.y + lane.height + 2 : lane.y - FRAME.grip - 2;
}
