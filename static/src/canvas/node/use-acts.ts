import { useCallback, useEffect, useRef, useState } from "react";

const REST = 250;
const GAP = 200;

/** Whether a node's action row is open: after 250 ms of hovering, and for a moment after the pointer has left. */
export function useActs(): { open: boolean; enter: () => void; leave: () => void } {
  const [open, setOpen] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const after = useCallback((wait: number, next: boolean) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setOpen(next), wait);
  }, []);
  const enter = useCallback(() => after(REST, true), [after]);
  const leave = useCallback(() => after(GAP, false), [after]);
  return { open, enter, leave };
}
