import { Icon } from "../../icons/Icon";
import type { Lane } from "../board/lanes";
import { openList, useGesture } from "../gestures/gesture";

interface ToolPlaceProps {
  readonly pipeline: string;
  readonly lane: Lane;
}

/** Where the next tool of an agent goes: drop one onto it, or press it to choose from a list. */
export function ToolPlace({ pipeline, lane }: ToolPlaceProps) {
  const over = useGesture((hand) => hand.over?.pipeline === pipeline && hand.over.slot === lane.slot);
  return (
    <button
      type="button"
      className={`pb-tool-place nodrag${over ? " over" : ""}`}
      style={{ left: lane.x, top: lane.y, width: lane.width, height: lane.height }}
      onClick={({ currentTarget }) => {
        const { left, bottom } = currentTarget.getBoundingClientRect();
        const inside = { pipeline, slot: lane.slot };
        openList({ kind: "tool", at: { x: left, y: bottom + 4 }, inside });
      }}
    >
      <Icon name="plus" size={14} />
      Add a tool
    </button>
  );
}
