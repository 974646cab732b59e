import { NodeToolbar, Position, type ReactFlowState, useStore } from "@xyflow/react";
import { Icon } from "../../icons/Icon";
import { openSettings, run } from "../../store/actions";
import { pinnable, pinResult } from "../../store/pins";
import { useStudio } from "../../store/studio";
import { openList } from "../gestures/gesture";
import { missingBefore } from "../wiring/before";

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
  const roomy = useStore((flow) => hasRoom(flow, id));
  return (
    <NodeToolbar nodeId={id} isVisible position={Position.Top} align={roomy ? "start" : "end"} offset={6}>
      <div className="pb-acts" onPointerEnter={onEnter} onPointerLeave={onLeave}>
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

const WIDTH = 310;

/** Whether the row fits right of the node's left edge. */
function hasRoom({ nodeLookup, transform, width }: ReactFlowState, id: string): boolean {
  const left = (nodeLookup.get(id)?.internals.positionAbsolute.x ?? 0) * transform[2] + transform[0];
  return left + WIDTH <= width || left < WIDTH / 2;
}
