import { useDeferredValue, useEffect, useMemo, useState } from "react";
import { useStore } from "zustand";
import { useStudio } from "../store/studio";
import { filtered } from "./filter";
import { Lines } from "./Lines";
import { LogBar } from "./LogBar";
import { useLogOpen } from "./open";
import { showEverything, shown } from "./shown";
import "./log.css";

const EMPTY = "What happens in a run appears here, line by line.";

/** What happens in the runs of this conversation, line by line. */
export function Log() {
  const lines = useStudio((state) => state.lines);
  const open = useLogOpen();
  const filter = useStore(shown);
  const [follow, setFollow] = useState(true);
  const text = useDeferredValue(filter.text);
  const wanted = useStudio((state) => state.panels.details);
  useEffect(() => {
    if (wanted !== null) showEverything();
  }, [wanted]);
  const visible = useMemo(() => filtered(lines, { ...filter, text }), [lines, filter, text]);
  return (
    <section className="pb-log" aria-label="Log" data-region="log" tabIndex={-1}>
      <LogBar lines={lines} follow={follow} setFollow={setFollow} />
      {open && visible.length > 0 && <Lines lines={visible} follow={follow} setFollow={setFollow} />}
      {open && visible.length === 0 && (
        <p className="nothing">{lines.length === 0 ? EMPTY : "No line fits what you look for."}</p>
      )}
    </section>
  );
}
