import { type RefObject, useCallback, useEffect, useState } from "react";

/** The part of a scrolled box that is in view, in pixels. */
export interface View {
  readonly top: number;
  readonly height: number;
}

/** What of a box is in view; `look` is to be called when it was scrolled. */
export function useView(box: RefObject<HTMLElement | null>): [view: View, look: () => void] {
  const [view, setView] = useState<View>({ top: 0, height: 0 });
  const look = useCallback(() => {
    if (!box.current) return;
    const { scrollTop: top, clientHeight: height } = box.current;
    setView((before) => (before.top === top && before.height === height ? before : { top, height }));
  }, [box]);
  useEffect(() => {
    if (!box.current) return;
    const observer = new ResizeObserver(look);
    observer.observe(box.current);
    return () => observer.disconnect();
  }, [box, look]);
  return [view, look];
}
