import type { KeyboardEvent } from "react";
import { reorder } from "../../canvas/container/order";
import { openList } from "../../canvas/gestures/gesture";
import { edit, openSettings, removeNodes } from "../../store/actions";
import { studio } from "../../store/studio";
import { announce } from "../../store/toasts";
import { laneMove } from "./lane-move";
import { moveInOutline } from "./move";
import type { OutlineRow } from "./rows";

/** Does what a key means for the node of a line; false when it is not for the node. `follow` goes to another line. */
export function actOnRow(event: KeyboardEvent, row: OutlineRow, follow: (key: string) => void): boolean {
  const down = { ArrowUp: false, ArrowDown: true }[event.key];
  if (event.altKey && down !== undefined) {
    shift(row, down, follow);
    return true;
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  switch (event.key) {
    case "Enter":
      openSettings(row.node);
      return true;
    case "Delete":
    case "Backspace":
      void removeNodes([row.node]);
      return true;
    case "c":
      openList({ kind: "connect", at: below(event.currentTarget), node: row.node });
      return true;
    case "ContextMenu":
      openList({ kind: "menu", at: below(event.currentTarget), node: row.node });
      return true;
    default:
      return false;
  }
}

/** Where a list about a line opens: under it. */
export function below(element: Element): { x: number; y: number } {
  const box = element.getBoundingClientRect();
  return { x: box.left + 24, y: box.bottom + 2 };
}

function shift({ node: id, slot }: OutlineRow, down: boolean, follow: (key: string) => void): void {
  const { flow, specs } = studio.getState();
  const lane = laneMove({ flow, specs, id, slot, down });
  if (lane) {
    void reorder(lane.pipeline, lane.from, lane.to).then((done) => done && slot !== null && follow(lane.key));
    return;
  }
  if (slot !== null) {
    announce(`That is the ${down ? "last" : "first"} already.`, true);
    return;
  }
  const moved = moveInOutline({ flow, specs, id, down });
  if (typeof moved === "string") announce(moved, true);
  else void edit(moved).then((done) => done && announce(`${flow.nodes[id]?.title} moved ${down ? "down" : "up"}`));
}
