import { NodeToolbar, Position, type ReactFlowState, useStore } from "@xyflow/react";
import { useState } from "react";
import { Icon } from "../../icons/Icon";
import { useDivision } from "../../shell/division";
import { openSettings, run } from "../../store/actions";
import { pinnable, pinResult } from "../../store/pins";
import { useStudio } from "../../store/studio";
import { openList } from "../gestures/gesture";
import { missingBefore } from "../wiring/before";
import { actsShift } from "./acts-place";

interface ActionRowProps {
  readonly id: string;
  readonly onEnter?: () => void;
  readonly onLeave?: () => void;
}

/** What can be done with a node, above it: `Settings`, `Run this`, `From here`, pin, more. */
export function ActionRow({ id, onEnter, onLeave }: ActionRowProps) {
  const pinned = useStudio(({ flow }) => id in flow.pins);
  const keeps = useStudio((state) => pinnable(state, id));
  const missing = useStudio((state) => missingBefore(state, id));
  const [width, measure] = useState(0);
  const covered = useStudio(({ panels }) => panels.inspector && !panels.hidden);
  const floats = useDivision((layout) => layout.inspector !== "docked");
  const taken = covered && floats ? INSPECTOR : 0;
  const transform = useStore((flow) => shift(flow, id, width, taken));
  return (
    <NodeToolbar nodeId={id} isVisible position={Position.Top} align="start" offset={6}>
      <div
        className="pb-acts"
        ref={(row) => measure((before) => row?.offsetWidth ?? before)}
        style={transform === null ? { visibility: "hidden" } : { transform }}
        onPointerEnter={onEnter}
        onPointerLeave={onLeave}
      >
        <button type="button" onClick={() => openSettings(id)}>
          <Icon name="gear" size={14} />
          Settings
        </button>
        <button type="button" onClick={() => void run({ only: id })}>
          <Icon name="play" size={14} />
          Run this
        </button>
        <button type="button" onClick={() => void run({ origin: id })}>
          <Icon name="from" size={14} />
          From here{missing > 0 && <small>({missing === 1 ? "1 step" : `${missing} steps`} first)</small>}
        </button>
        <hr />
        {keeps && (
          <button
            type="button"
            aria-pressed={pinned}
            aria-label={pinned ? "Let the result go" : "Keep this result"}
            title={pinned ? "Let the result go (P)" : "Keep this result (P)"}
            onClick={() => void pinResult(id)}
          >
            <Icon name="pin" size={14} />
          </button>
        )}
        <button
          type="button"
          aria-label="More"
          aria-haspopup="menu"
          onClick={(event) => {
            const box = event.currentTarget.getBoundingClientRect();
            openList({ kind: "menu", at: { x: box.left, y: box.bottom + 4 }, node: id });
          }}
        >
          <Icon name="dots" size={14} />
        </button>
      </div>
    </NodeToolbar>
  );
}

/** What the inspector takes of the canvas at its right, when it floats over it. */
const INSPECTOR = 320;

/** The row's movement as a style, null where nothing of the node is seen. */
function shift({ nodeLookup, transform, width, height }: ReactFlowState, id: string, row: number, taken: number) {
  const [x, y, zoom] = transform;
  const node = nodeLookup.get(id);
  const left = (node?.internals.positionAbsolute.x ?? 0) * zoom + x;
  const top = (node?.internals.positionAbsolute.y ?? 0) * zoom + y;
  const right = left + (node?.measured.width ?? 0) * zoom;
  const bottom = top + (node?.measured.height ?? 0) * zoom;
  const moved = actsShift({ left, top, right, bottom }, row, { width: width - taken, height });
  return moved && `translate(${moved.x}px, ${moved.y}px)`;
}
