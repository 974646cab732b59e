import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from "react";
import type { LogLine } from "../contract";
import { select } from "../store/actions";
import { ask } from "../store/connect";
import { lineKey } from "./key";
import { Line } from "./Line";

const HEIGHT = 24;
const NEAR = 32;

interface LinesProps {
  readonly lines: readonly LogLine[];
  /** There is no line at all, also none that the filters hide. */
  readonly empty: boolean;
  readonly follow: boolean;
  readonly setFollow: (follow: boolean) => void;
}

/** The lines themselves; only those in view are drawn. */
export function Lines({ lines, empty, follow, setFollow }: LinesProps) {
  const box = useRef<HTMLDivElement>(null);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const [active, setActive] = useState(-1);
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: () => HEIGHT,
    overscan: 12,
    getItemKey: (index) => lineKey(lines[index]) ?? index,
  });
  useEnd(box, follow, lines, rows.getTotalSize());
  const older = useOlder(box, lines);

  const scrolled = () => {
    if (!box.current) return;
    const { scrollTop, scrollHeight, clientHeight } = box.current;
    const atEnd = scrollHeight - scrollTop - clientHeight < NEAR;
    if (atEnd !== follow) setFollow(atEnd);
    if (scrollTop < NEAR && !atEnd) older();
  };
  const toggle = (key: string) => setOpened((before) => toggled(before, key));
  const choose = (index: number) => {
    const line = lines[index];
    if (!line) return;
    setActive(index);
    if (line.node) select(line.node);
    if (!opened.has(lineKey(line))) setFollow(false);
    toggle(lineKey(line));
  };
  const typed = (event: KeyboardEvent) => {
    const next = { ArrowDown: active + 1, ArrowUp: active - 1, Home: 0, End: lines.length - 1 }[event.key];
    if (next !== undefined) {
      event.preventDefault();
      const to = Math.min(lines.length - 1, Math.max(0, next));
      setActive(to);
      rows.scrollToIndex(to);
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      choose(active);
    }
  };
  if (lines.length === 0) return <p className="nothing">{empty ? EMPTY : "No line fits what you look for."}</p>;
  return (
    <div
      ref={box}
      className="lines"
      role="listbox"
      aria-label="Lines of the log"
      aria-activedescendant={active >= 0 ? `log-${active}` : undefined}
      tabIndex={0}
      onScroll={scrolled}
      onKeyDown={typed}
    >
      <div style={{ height: rows.getTotalSize(), position: "relative" }}>
        {rows.getVirtualItems().map(({ index, key, start }) => {
          const line = lines[index];
          return (
            line && (
              <div
                key={key}
                className="place"
                ref={rows.measureElement}
                data-index={index}
                style={{ transform: `translateY(${start}px)` }}
              >
                <Line
                  id={`log-${index}`}
                  line={line}
                  active={index === active}
                  begins={index > 0 && lines[index - 1]?.run !== line.run}
                  open={opened.has(lineKey(line))}
                  choose={() => choose(index)}
                />
              </div>
            )
          );
        })}
      </div>
    </div>
  );
}

const EMPTY = "What happens in a run appears here, line by line.";

function toggled(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(keys);
  if (!next.delete(key)) next.add(key);
  return next;
}

type Box = React.RefObject<HTMLDivElement | null>;

/** Keeps the newest line in view while following. */
function useEnd(box: Box, follow: boolean, lines: readonly LogLine[], height: number): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls whenever there is more to see
  useLayoutEffect(() => {
    if (follow && box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [box, follow, lines, height]);
}

/** Asks once for what came before the first line, and keeps the view where it was when that arrives. */
function useOlder(box: Box, lines: readonly LogLine[]): () => void {
  const asked = useRef("");
  const first = lines[0];
  const key = lineKey(first);
  const before = useRef({ key, count: lines.length });
  useLayoutEffect(() => {
    const grown = lines.length - before.current.count;
    const isOlder = key !== before.current.key && asked.current === before.current.key;
    if (box.current && isOlder && grown > 0) box.current.scrollTop += grown * HEIGHT;
    before.current = { key, count: lines.length };
  }, [box, key, lines.length]);
  return () => {
    if (!first || key === asked.current) return;
    asked.current = key;
    void ask({ kind: "older_lines", before: first.seq }, { quiet: true });
  };
}
