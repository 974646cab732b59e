import { useEffect, useRef } from "react";
import { useNow } from "../../canvas/node/use-seconds";
import type { RunBar as Bar } from "../../contract";
import { Icon } from "../../icons/Icon";
import { clock } from "../../log/duration";
import { useStudio } from "../../store/studio";
import { isUnderWay, momentLook } from "./moment";
import { RunButtons } from "./RunButtons";
import "./runbar.css";

/** One object through the life of a run: how it stands, and what to do next. */
export function RunBar() {
  const bar = useStudio((state) => state.bar);
  const started = useStart(bar);
  const { icon, tone } = momentLook(bar.moment);
  return (
    <section className={`pb-runbar ${tone}`} aria-label="Run" data-region="run" tabIndex={-1}>
      {icon && <Icon name={icon} className={icon === "arc" ? "turning" : ""} />}
      <div className="words">
        <b>{bar.title}</b>
        <Second bar={bar} />
      </div>
      <div className="buttons">
        <RunButtons bar={bar} started={started} />
      </div>
      {bar.share !== null && isUnderWay(bar.moment) && (
        <progress aria-label="Done of the run" value={bar.share} max={1} />
      )}
    </section>
  );
}

/** The second line: the server's words, with the seconds counted here. */
function Second({ bar }: { readonly bar: Bar }) {
  const counts = bar.since !== null && isUnderWay(bar.moment);
  const now = useNow(counts);
  const parts = [
    bar.line,
    counts && bar.since !== null && clock(now - bar.since),
    bar.queued > 0 && `Next in line (${bar.queued})`,
  ];
  const line = parts.filter(Boolean).join(" · ");
  return line ? <small title={line}>{line}</small> : null;
}

/** When the run that the bar shows came under way, as this window's clock has it. */
function useStart(bar: Bar): { readonly current: number } {
  const at = useRef(0);
  const running = isUnderWay(bar.moment) ? bar.run : null;
  useEffect(() => {
    if (running !== null) at.current = performance.now();
  }, [running]);
  return at;
}
