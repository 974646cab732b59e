import { EdgeLabelRenderer } from "@xyflow/react";
import type { Wire } from "../../contract";
import { Icon } from "../../icons/Icon";
import { edit } from "../../store/actions";
import { openList } from "../gestures/gesture";

interface WireBarProps {
  readonly wire: Wire;
  readonly x: number;
  readonly y: number;
}

/** The buttons on the middle of a selected wire: put a node between, take it away. */
export function WireBar({ wire, x, y }: WireBarProps) {
  return (
    <EdgeLabelRenderer>
      <div
        className="pb-wire-bar nodrag nopan"
        style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}
      >
        <button
          type="button"
          aria-label="Put a node between"
          title="Put a node between"
          onClick={({ clientX, clientY }) => openList({ kind: "insert", at: { x: clientX, y: clientY }, wire })}
        >
          <Icon name="plus" size={14} />
        </button>
        <button
          type="button"
          aria-label="Remove this wire"
          title="Remove this wire"
          onClick={() => void edit({ kind: "disconnect", wire })}
        >
          <Icon name="x" size={14} />
        </button>
      </div>
    </EdgeLabelRenderer>
  );
}
