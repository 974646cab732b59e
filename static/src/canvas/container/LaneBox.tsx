import type { CSSProperties } from "react";
import { Icon } from "../../icons/Icon";
import { useStudio } from "../../store/studio";
import { FRAME, type Frame, type Lane, PORT_LINE } from "../board/lanes";
import { openList } from "../gestures/gesture";
import { innerName, slotSpec } from "../ports/ports";
import { Pill } from "./Pills";
import { ToolPlace } from "./ToolPlace";

interface LaneProps {
  readonly pipeline: string;
  readonly lane: Lane;
  readonly first: boolean;
  readonly frame: Frame;
}

/** One body of a pipeline: its title, its start and end on the box's edges, and an invitation while it is empty. */
export function LaneBox({ pipeline, lane, first, frame }: LaneProps) {
  const slot = useStudio(({ flow, specs }) => slotSpec(specs.get(flow.nodes[pipeline]?.component ?? ""), lane.slot));
  const taken = useStudio(({ views }) => views[pipeline]?.slot_taken ?? "");
  const invited = slot?.variadic === true && !slot.paired && lane.empty;
  const y = lane.y + PORT_LINE;
  const passed = taken !== "" && taken !== lane.slot && slot?.tool !== true;
  if (lane.card) return lane.empty ? <ToolPlace pipeline={pipeline} lane={lane} /> : null;
  return (
    <div className={`pb-lane${first ? "" : " next"}${passed ? " passed" : ""}`}>
      {!first && (
        <i className="pb-lane-edge" style={{ top: lane.y - FRAME.between - (lane.title ? FRAME.title : 0) }} />
      )}
      {lane.title && (
        <span className="pb-lane-title" style={{ top: lane.y - FRAME.title }}>
          {lane.title}
        </span>
      )}
      {lane.empty && <EmptyLane pipeline={pipeline} lane={lane} loops={frame.loops} />}
      {!invited &&
        slot?.starts.map((port, row) => (
          <Pill
            key={port.name}
            node={pipeline}
            name={innerName(lane.slot, "start", port.name)}
            port={port}
            side="start"
            y={y + row * FRAME.row}
          />
        ))}
      {!invited &&
        slot?.ends.map((port, row) => (
          <Pill
            key={port.name}
            node={pipeline}
            name={innerName(lane.slot, "end", port.name)}
            port={port}
            side="end"
            y={y + row * FRAME.row}
          />
        ))}
    </div>
  );
}

interface EmptyLaneProps {
  readonly pipeline: string;
  readonly lane: Lane;
  readonly loops: boolean;
}

function EmptyLane({ pipeline, lane, loops }: EmptyLaneProps) {
  const style: CSSProperties = { left: lane.x, top: lane.y, width: lane.width, height: lane.height };
  return (
    <button
      type="button"
      className="pb-lane-empty nodrag"
      style={style}
      onClick={(event) => {
        const inside = { pipeline, slot: lane.slot };
        openList({ kind: "add", at: { x: event.clientX, y: event.clientY }, place: { x: 0, y: 0 }, inside });
      }}
    >
      <Icon name="plus" />
      {loops ? "Drop what should be repeated here" : "Drop something here"}
    </button>
  );
}
