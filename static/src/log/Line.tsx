import { memo, useLayoutEffect, useRef } from "react";
import type { LogLine } from "../contract";
import { glyphOr, Icon } from "../icons/Icon";
import { point } from "../store/actions";
import { useStudio } from "../store/studio";
import { clock, duration } from "./duration";

const HOVER = 150;
/** What takes less than this is not worth a number. */
const MOMENT = 0.05;

interface LineProps {
  readonly index: number;
  readonly line: LogLine;
  readonly active: boolean;
  /** It is the first of its run. */
  readonly begins: boolean;
  readonly open: boolean;
  readonly choose: (index: number) => void;
  /** Told how high the line is while it is open. */
  readonly measured: (line: LogLine, height: number) => void;
}

/** One line: when, what, who, and how long it took; its details open under it. */
export const Line = memo(function Line(props: LineProps) {
  const { index, line, active, begins, open, choose, measured } = props;
  const element = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (open && element.current) measured(line, element.current.offsetHeight);
  }, [open, measured, line]);
  const pointed = useStudio((state) => line.node !== null && state.pointed === line.node);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const enter = () => {
    if (line.node) timer.current = setTimeout(() => point(line.node), HOVER);
  };
  const leave = () => {
    clearTimeout(timer.current);
    point(null);
  };
  const looks = [line.level, active && "active", pointed && "hot", begins && "begins", open && "open"];
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list takes the keys for its lines
    // biome-ignore lint/a11y/useFocusableInteractive: the list names its active line
    <div
      ref={element}
      id={`log-${index}`}
      role="option"
      aria-selected={active}
      className={`pb-line ${looks.filter(Boolean).join(" ")}`}
      onClick={() => choose(index)}
      onMouseEnter={enter}
      onMouseLeave={leave}
    >
      <span className="at">{clock(line.at)}</span>
      <Icon name={glyphOr(line.icon, line.level === "info" ? "right" : "warn")} size={14} className={line.icon} />
      <span className="who">{line.title}</span>
      <span className="what">{line.sentence}</span>
      <span className="long">{line.seconds === null || line.seconds < MOMENT ? "" : duration(line.seconds)}</span>
      {open && line.details && <pre>{line.details}</pre>}
    </div>
  );
});
