import { type RefObject, useLayoutEffect, useRef } from "react";
import type { LogLine } from "../contract";
import { ask } from "../store/connect";
import { lineKey } from "./key";

/** Asks once for what came before the first line, and keeps the view where it was when that arrives. */
export function useOlder(box: RefObject<HTMLElement | null>, lines: readonly LogLine[], height: number): () => void {
  const asked = useRef("");
  const [first] = lines;
  const key = lineKey(first);
  const before = useRef({ key, count: lines.length });
  useLayoutEffect(() => {
    const grown = lines.length - before.current.count;
    const isOlder = key !== before.current.key && asked.current === before.current.key;
    if (box.current && isOlder && grown > 0) box.current.scrollTop += grown * height;
    before.current = { key, count: lines.length };
  }, [box, key, lines.length, height]);
  return () => {
    if (!first || key === asked.current) return;
    asked.current = key;
    void ask({ kind: "older_lines", before: first.seq }, { quiet: true });
  };
}
