import { type RefObject, useLayoutEffect } from "react";
import type { LogLine } from "../contract";
import { type Rows, topOf, total } from "./rows";
import { useOlder } from "./use-older";
import { useView, type View } from "./use-view";

const NEAR = 32;

interface Scrolling {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly lines: readonly LogLine[];
  readonly rows: Rows;
  readonly follow: boolean;
  readonly setFollow: (follow: boolean) => void;
}

/** What of the log is in view, what to do when it is scrolled, and how to bring a line into view. */
export function useScrolling({ box, lines, rows, follow, setFollow }: Scrolling) {
  const [view, look] = useView(box);
  const older = useOlder(box, lines, rows.height);
  useEnd(box, follow, total(rows), view);
  const scrolled = () => {
    look();
    if (!box.current) return;
    const { scrollTop, scrollHeight, clientHeight } = box.current;
    const atEnd = scrollHeight - scrollTop - clientHeight < NEAR;
    if (atEnd !== follow) setFollow(atEnd);
    if (scrollTop < NEAR && !atEnd) older();
  };
  const bring = (index: number) => {
    const top = topOf(rows, index);
    if (!box.current) return;
    const { scrollTop, clientHeight } = box.current;
    if (top < scrollTop) box.current.scrollTop = top;
    else if (top + rows.height > scrollTop + clientHeight) box.current.scrollTop = top + rows.height - clientHeight;
  };
  return { view, scrolled, bring };
}

/** Keeps the newest line in view while following. */
function useEnd(box: RefObject<HTMLDivElement | null>, follow: boolean, end: number, view: View): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls also when the box gets another height
  useLayoutEffect(() => {
    if (follow && box.current) box.current.scrollTop = end;
  }, [box, follow, end, view.height]);
}
