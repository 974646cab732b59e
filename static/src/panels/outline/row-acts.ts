import type { KeyboardEvent } from "react";
import { openList } from "../../canvas/gestures/gesture";
import { edit, openSettings, removeNodes } from "../../store/actions";
import { studio } from "../../store/studio";
import { announce } from "../../store/toasts";
import { moveInOutline } from "./move";
import type { OutlineRow } from "./rows";

/** Does what a key means for the node of a line; false when it is not for the node. */
export function actOnRow(event: KeyboardEvent, row: OutlineRow): boolean {
  const down = { ArrowUp: false, ArrowDown: true }[event.key];
  if (event.altKey && down !== undefined) {
    if (row.slot === null) shift(row.node, down);
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

function shift(id: string, down: boolean): void {
  const { flow, specs } = studio.getState();
  const moved = moveInOutline({ flow, specs, id, down });
  if (typeof moved === "string") announce(moved, true);
  else void edit(moved).then((done) => done && announce(`${flow.nodes[id]?.title} moved ${down ? "down" : "up"}`));
}
