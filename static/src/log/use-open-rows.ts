import { useCallback, useMemo, useState } from "react";
import type { LogLine } from "../contract";
import { lineKey } from "./key";
import type { OpenRow } from "./rows";

/** The open lines with their heights, by the keys of the lines. */
type Opened = ReadonlyMap<string, number>;

interface OpenRows {
  readonly rows: readonly OpenRow[];
  readonly isOpen: (line: LogLine) => boolean;
  readonly toggle: (line: LogLine) => void;
  /** Says how high an open line turned out to be. */
  readonly measured: (line: LogLine, height: number) => void;
}

/** Which lines are open, and how much room they take. */
export function useOpenRows(lines: readonly LogLine[], height: number): OpenRows {
  const [opened, setOpened] = useState<Opened>(new Map());
  const rows = useMemo(() => (opened.size === 0 ? NONE : found(lines, opened, height)), [lines, opened, height]);
  const toggle = useCallback((line: LogLine) => {
    setOpened((before) => {
      const next = new Map(before);
      if (!next.delete(lineKey(line))) next.set(lineKey(line), 0);
      return next;
    });
  }, []);
  const measured = useCallback((line: LogLine, now: number) => {
    const key = lineKey(line);
    setOpened((before) => (!before.has(key) || before.get(key) === now ? before : new Map(before).set(key, now)));
  }, []);
  return { rows, isOpen: (line) => opened.has(lineKey(line)), toggle, measured };
}

const NONE: readonly OpenRow[] = [];

function found(lines: readonly LogLine[], opened: Opened, height: number): OpenRow[] {
  const runs = new Set([...opened.keys()].map((key) => key.split(" ")[0]));
  return lines.flatMap((line, index) => {
    const high = runs.has(line.run) ? opened.get(lineKey(line)) : undefined;
    return high === undefined ? [] : [{ index, extra: Math.max(0, high - height) }];
  });
}
