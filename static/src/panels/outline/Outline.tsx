import { type KeyboardEvent, useMemo, useRef, useState } from "react";
import { openList } from "../../canvas/gestures/gesture";
import { edit, openSettings, removeNodes, select } from "../../store/actions";
import { studio, useStudio } from "../../store/studio";
import { announce } from "../../store/toasts";
import { moveInOutline } from "./move";
import { OutlineItem } from "./OutlineItem";
import { type OutlineRow, outlineRows } from "./rows";
import "./outline.css";

interface OutlineProps {
  /** What a choice of a line does more than selecting it, as opening its settings on a phone. */
  readonly choose?: (id: string) => void;
}

/** The flow as a tree in running order; everything the canvas can do is done here with the keyboard. */
export function Outline({ choose }: OutlineProps) {
  const flow = useStudio((state) => state.flow);
  const specs = useStudio((state) => state.specs);
  const selected = useStudio((state) => state.selected);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [focused, setFocused] = useState<string | null>(null);
  const tree = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => outlineRows(flow, specs, closed), [flow, specs, closed]);
  const stop = rows.find((row) => row.key === focused) ?? rows.find((row) => selected.has(row.key)) ?? rows[0];

  const go = (row: OutlineRow | undefined) => {
    if (!row) return;
    setFocused(row.key);
    select(row.node);
    requestAnimationFrame(() => tree.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus());
  };
  const fold = (row: OutlineRow, open: boolean) => {
    const next = new Set(closed);
    if (open) next.delete(row.key);
    else next.add(row.key);
    setClosed(next);
  };
  const typed = (event: KeyboardEvent, row: OutlineRow) => {
    if (act(event, row)) event.preventDefault();
    else if (move(event, row)) event.preventDefault();
  };
  const move = (event: KeyboardEvent, row: OutlineRow): boolean => {
    const at = rows.indexOf(row);
    switch (event.key) {
      case "ArrowDown":
        go(rows[at + 1]);
        return true;
      case "ArrowUp":
        go(rows[at - 1]);
        return true;
      case "ArrowRight":
        if (row.open === false) fold(row, true);
        else if (row.open) go(rows[at + 1]);
        return true;
      case "ArrowLeft":
        if (row.open) fold(row, false);
        else go(rows.find((one) => one.key === row.parent));
        return true;
      case "Home":
        go(rows[0]);
        return true;
      case "End":
        go(rows.at(-1));
        return true;
      default:
        return false;
    }
  };
  if (rows.length === 0)
    return (
      <p className="pb-outline-empty">Nothing here yet. Add something, and it stands here in the order it runs.</p>
    );
  return (
    <div className="pb-outline" role="tree" aria-label="Outline of the flow" ref={tree}>
      {rows.map((row) => (
        <OutlineItem
          key={row.key}
          row={row}
          selected={row.slot === null && selected.has(row.node)}
          stop={row === stop}
          fold={(open) => fold(row, open)}
          choose={() => {
            setFocused(row.key);
            select(row.node);
            choose?.(row.node);
          }}
          onKeyDown={(event) => typed(event, row)}
        />
      ))}
    </div>
  );
}

/** What a key does to the node of a line; false when it is not for the node. */
function act(event: KeyboardEvent, row: OutlineRow): boolean {
  const arrow = { ArrowUp: false, ArrowDown: true }[event.key];
  if (event.altKey && arrow !== undefined) {
    if (row.slot === null) shift(row.node, arrow);
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
