import { useStudio } from "../../store/studio";
import { type Frame, PORT_LINE } from "../board/lanes";

interface LoopLineProps {
  readonly pipeline: string;
  readonly frame: Frame;
}

const BEND = 10;
const RISE = 22;

/** The way back of a loop: from the end of its body along the bottom to the start, with words on it. */
export function LoopLine({ pipeline, frame }: LoopLineProps) {
  const what = useStudio(({ flow, specs }) => {
    const slot = specs.get(flow.nodes[pipeline]?.component ?? "")?.slots[0];
    return slot?.ends.at(-1)?.title.toLowerCase() === "again" ? "what should change" : "the last result";
  });
  const ends = useStudio(
    ({ flow, specs }) => specs.get(flow.nodes[pipeline]?.component ?? "")?.slots[0]?.ends.length ?? 1,
  );
  const top = (frame.lanes[0]?.y ?? 0) + PORT_LINE;
  const [left, right, bottom] = [8, frame.width - 8, frame.height - RISE];
  const from = top + (ends - 1) * 24 + 12;
  return (
    <>
      <svg className="pb-loop-line" width={frame.width} height={frame.height} aria-hidden>
        <path
          d={`M${right} ${from}V${bottom - BEND}q0 ${BEND} ${-BEND} ${BEND}H${left + BEND}q${-BEND} 0 ${-BEND} ${-BEND}V${top + 16}`}
          strokeDasharray="3 5"
        />
        <path d={`m${left - 4} ${top + 19} 4-5 4 5`} />
      </svg>
      <span className="pb-loop-words" style={{ top: bottom - 8 }}>
        goes round again with {what}
      </span>
    </>
  );
}
