import { type KeyboardEvent, useRef, useState } from "react";
import type { LogLine } from "../contract";
import { useDivision } from "../shell/division";
import { select } from "../store/actions";
import { lineKey } from "./key";
import { Line } from "./Line";
import { type Rows, span, topOf, total } from "./rows";
import { useDetails } from "./use-details";
import { useOpenRows } from "./use-open-rows";
import { useScrolling } from "./use-scrolling";

const DESK = 24;
const PHONE = 46;
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
  const open = useOpenRows(lines, height);
  const rows: Rows = { count: lines.length, height, open: open.rows };
  const { view, scrolled, bring } = useScrolling({ box, lines, rows, follow, setFollow });
  const [first, last] = span(rows, view, AROUND);

  const choose = (index: number) => {
    const line = lines[index];
    if (!line) return;
    setActive(index);
    if (line.node) select(line.node);
    if (!open.isOpen(line)) setFollow(false);
    open.toggle(line);
    requestAnimationFrame(() => box.current?.querySelector(`#log-${index}`)?.scrollIntoView({ block: "nearest" }));
  };
  const showDetails = (index: number) => {
    const line = lines[index];
    if (line && !open.isOpen(line)) choose(index);
    bring(index);
  };
  useDetails(lines, showDetails);
  const typed = (event: KeyboardEvent) => {
    const next = { ArrowDown: active + 1, ArrowUp: active - 1, Home: 0, End: lines.length - 1 }[event.key];
    if (next !== undefined) {
      const to = Math.min(lines.length - 1, Math.max(0, next));
      setActive(to);
      bring(to);
    } else if (event.key === "Enter" || event.key === " ") choose(active);
    else return;
    event.preventDefault();
  };
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
      <div style={{ height: total(rows), paddingTop: topOf(rows, first) }}>
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
