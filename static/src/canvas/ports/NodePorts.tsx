import type { Spec } from "../../contract";
import { useStudio } from "../../store/studio";
import { PORT_LINE } from "../board/lanes";
import { Port } from "./Port";
import { type NodePorts, portsOf, specPorts } from "./ports";

interface PortsProps {
  readonly id: string;
  readonly spec: Spec | undefined;
}

/** A node's own line around it; ports are counted from inside of it. */
const BORDER = 1;
const NAMELESS = new Set(["out"]);

/** Whether a side has its ports on the title line: one, and not named by what it stands for. */
function onTitle(ports: NodePorts["inputs"], side: "in" | "out"): boolean {
  const [only, other] = ports;
  return only !== undefined && !other && (side === "in" || NAMELESS.has(only.name));
}

/** The ports that stand on the title line: where a side has one. */
export function TitlePorts({ id, spec }: PortsProps) {
  const { inputs, outputs } = usePorts(id, spec);
  return (
    <>
      {onTitle(inputs, "in") &&
        inputs.map((port) => <Port key={port.name} node={id} port={port} direction="takes" y={PORT_LINE - BORDER} />)}
      {onTitle(outputs, "out") &&
        outputs.map((port) => <Port key={port.name} node={id} port={port} direction="gives" y={PORT_LINE - BORDER} />)}
    </>
  );
}

/** The ports that need their word: a row each, inputs left and outputs right. */
export function PortColumn({ id, spec }: PortsProps) {
  const ports = usePorts(id, spec);
  const inputs = onTitle(ports.inputs, "in") ? [] : ports.inputs;
  const outputs = onTitle(ports.outputs, "out") ? [] : ports.outputs;
  const rows = Math.max(inputs.length, outputs.length);
  if (rows === 0) return null;
  return (
    <div className="pb-port-rows">
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is its number
        <div key={row} className="pb-port-row">
          {inputs[row] && <Port node={id} port={inputs[row]} direction="takes" y={12} />}
          <span>{inputs[row]?.title}</span>
          <span>{outputs[row]?.title}</span>
          {outputs[row] && <Port node={id} port={outputs[row]} direction="gives" y={12} />}
        </div>
      ))}
    </div>
  );
}

const NONE: NodePorts = { inputs: [], outputs: [] };

/** The ports of a node; for a component that is not installed, those its wires name. */
function usePorts(id: string, spec: Spec | undefined): NodePorts {
  const named = useStudio(({ flow, specs }) => (spec ? "" : JSON.stringify(portsOf(flow, specs, id))));
  if (spec) return specPorts(spec);
  return named ? (JSON.parse(named) as NodePorts) : NONE;
}
