import { type KeyboardEvent, useLayoutEffect, useRef, useState } from "react";
import type { LogLine } from "../contract";
import { useDivision } from "../shell/division";
import { select } from "../store/actions";
import { lineKey } from "./key";
import { Line } from "./Line";
import { type Rows, span, topOf, total } from "./rows";
import { useOlder } from "./use-older";
import { useOpenRows } from "./use-open-rows";
import { useView } from "./use-view";

const DESK = 24;
const PHONE = 46;
const NEAR = 32;
const AROUND = 12;

interface LinesProps {
  readonly lines: readonly LogLine[];
  readonly follow: boolean;
  readonly setFollow: (follow: boolean) => void;
}

/** The lines themselves; only those in view are drawn, so their number does not matter. */
export function Lines({ lines, follow, setFollow }: LinesProps) {
  const box = useRef<HTMLDivElement>(null);
  const height = useDivision((layout) => (layout.kind === "phone" ? PHONE : DESK));
  const [active, setActive] = useState(-1);
  const [view, look] = useView(box);
  const open = useOpenRows(lines, height);
  const older = useOlder(box, lines, height);
  const rows: Rows = { count: lines.length, height, open: open.rows };
  const end = total(rows);
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls whenever there is more to see
  useLayoutEffect(() => {
    if (follow && box.current) box.current.scrollTop = end;
  }, [follow, end, view.height]);

  const scrolled = () => {
    look();
    if (!box.current) return;
    const { scrollTop, scrollHeight, clientHeight } = box.current;
    const atEnd = scrollHeight - scrollTop - clientHeight < NEAR;
    if (atEnd !== follow) setFollow(atEnd);
    if (scrollTop < NEAR && !atEnd) older();
  };
  const choose = (index: number) => {
    const line = lines[index];
    if (!line) return;
    setActive(index);
    if (line.node) select(line.node);
    if (!open.isOpen(line)) setFollow(false);
    open.toggle(line);
    requestAnimationFrame(() => box.current?.querySelector(`#log-${index}`)?.scrollIntoView({ block: "nearest" }));
  };
  const go = (index: number) => {
    const to = Math.min(lines.length - 1, Math.max(0, index));
    setActive(to);
    if (box.current) bringIntoView(box.current, topOf(rows, to), height);
  };
  const typed = (event: KeyboardEvent) => {
    const next = { ArrowDown: active + 1, ArrowUp: active - 1, Home: 0, End: lines.length - 1 }[event.key];
    if (next !== undefined) go(next);
    else if (event.key === "Enter" || event.key === " ") choose(active);
    else return;
    event.preventDefault();
  };
  const [first, last] = span(rows, view, AROUND);
  return (
    <div
      ref={box}
      className="lines"
      role="listbox"
      aria-label="Lines of the log"
      aria-activedescendant={active >= first && active < last ? `log-${active}` : undefined}
      tabIndex={0}
      onScroll={scrolled}
      onKeyDown={typed}
    >
      <div style={{ height: end, paddingTop: topOf(rows, first) }}>
        {lines.slice(first, last).map((line, nth) => (
          <Line
            key={lineKey(line)}
            index={first + nth}
            line={line}
            active={first + nth === active}
            begins={first + nth > 0 && lines[first + nth - 1]?.run !== line.run}
            open={open.isOpen(line)}
            choose={choose}
            measured={open.measured}
          />
        ))}
      </div>
    </div>
  );
}

function bringIntoView(box: HTMLElement, top: number, height: number): void {
  if (top < box.scrollTop) box.scrollTop = top;
  else if (top + height > box.scrollTop + box.clientHeight) box.scrollTop = top + height - box.clientHeight;
}
