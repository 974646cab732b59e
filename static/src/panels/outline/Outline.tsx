import { type KeyboardEvent, useMemo, useRef, useState } from "react";
import { select } from "../../store/actions";
import { useStudio } from "../../store/studio";
import { OutlineItem } from "./OutlineItem";
import { actOnRow } from "./row-acts";
import { type OutlineRow, outlineRows } from "./rows";
import { treeStep } from "./tree-keys";
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

  const take = (row: OutlineRow) => {
    setFocused(row.key);
    select(row.node);
  };
  const fold = (row: OutlineRow, open: boolean) =>
    setClosed((before) => new Set(open ? [...before].filter((key) => key !== row.key) : [...before, row.key]));
  const focusStop = () =>
    requestAnimationFrame(() => tree.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus());
  const goTo = (key: string) => {
    setFocused(key);
    focusStop();
  };
  const typed = (event: KeyboardEvent, row: OutlineRow) => {
    const acted = actOnRow(event, row, goTo);
    const step = acted ? null : treeStep(rows, row, event.key);
    if (step && "to" in step) {
      take(step.to);
      focusStop();
    } else if (step) fold(row, step.open);
    if (acted || step) event.preventDefault();
  };
  if (rows.length === 0) return <p className="pb-outline-empty">{EMPTY}</p>;
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
            take(row);
            choose?.(row.node);
          }}
          onKeyDown={(event) => typed(event, row)}
        />
      ))}
    </div>
  );
}

const EMPTY = "Nothing here yet. Add something, and it stands here in the order it runs.";
