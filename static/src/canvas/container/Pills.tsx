import { Handle, Position } from "@xyflow/react";
import type { PortSpec, Spec } from "../../contract";
import { useStudio } from "../../store/studio";
import { FRAME, type Frame } from "../board/lanes";
import { useGesture } from "../gestures/gesture";
import { PortTip } from "../ports/Port";
import { specPorts } from "../ports/ports";
import { resolvedType } from "../ports/types";

/** Which edge of a pipeline's box a pill stands on, and which side of it a wire meets. */
type Side = "outer-in" | "outer-out" | "start" | "end";

interface PillProps {
  readonly node: string;
  /** The port's whole name: `value`, or `body.start.value` from inside. */
  readonly name: string;
  readonly port: PortSpec;
  readonly side: Side;
  readonly y: number;
}

const HANDLES: Readonly<Record<Side, { type: "source" | "target"; position: Position }>> = {
  "outer-in": { type: "target", position: Position.Left },
  "outer-out": { type: "source", position: Position.Right },
  start: { type: "source", position: Position.Right },
  end: { type: "target", position: Position.Left },
};

/** One side of a pill on the edge of a pipeline's box: outside the node's port, inside the start or end of its body. */
export function Pill({ node, name, port, side, y }: PillProps) {
  const type = useStudio((state) => resolvedType(state.flow, state.specs, { node, port: name }).name);
  const look = useStudio(({ wireTypes }) => wireTypes.get(type) ?? wireTypes.get("any"));
  const fits = useGesture(({ connecting }) => connecting?.ports.has(`${node}:${name}`) ?? false);
  const words = side === "start" || side === "end" ? `${side === "start" ? "Begins with" : "Ends with"} ` : "";
  const title = `${words}${words ? port.title.toLowerCase() : port.title}: ${look?.title ?? "anything"}`;
  return (
    <Handle
      id={name}
      type={HANDLES[side].type}
      position={HANDLES[side].position}
      className={`pb-pill ${side}${fits ? " fits" : ""}`}
      style={{ top: y }}
      role="img"
      aria-label={title}
    >
      <PortTip name={`${words}${words ? port.title.toLowerCase() : port.title}`} whole={title} />
    </Handle>
  );
}

interface OuterPillsProps {
  readonly id: string;
  readonly spec: Spec;
  readonly frame: Frame;
}

/** The ports of the pipeline itself, level with the first row of nodes in it. */
export function OuterPills({ id, spec, frame }: OuterPillsProps) {
  const { inputs, outputs } = specPorts(spec);
  return (
    <>
      {inputs.map((port, row) => (
        <Pill
          key={port.name}
          node={id}
          name={port.name}
          port={port}
          side="outer-in"
          y={frame.portLine + row * FRAME.row}
        />
      ))}
      {outputs.map((port, row) => (
        <Pill
          key={port.name}
          node={id}
          name={port.name}
          port={port}
          side="outer-out"
          y={frame.portLine + row * FRAME.row}
        />
      ))}
    </>
  );
}
