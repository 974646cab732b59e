import { specPorts } from "../../canvas/ports/ports";
import { Shape } from "../../canvas/ports/Shape";
import { isVariable } from "../../canvas/ports/types";
import type { PortSpec, Spec } from "../../contract";
import { useStudio } from "../../store/studio";

/** What a component does, in one sentence, and what goes in and comes out. */
export function Card({ spec }: { readonly spec: Spec }) {
  const { inputs, outputs } = specPorts(spec);
  return (
    <>
      <b className="name">{spec.title}</b>
      <p>{spec.tooltip}</p>
      <Ports title="In" ports={inputs} />
      <Ports title="Out" ports={outputs} />
    </>
  );
}

function Ports({ title, ports }: { readonly title: string; readonly ports: readonly PortSpec[] }) {
  return (
    ports.length > 0 && (
      <div className="ports">
        <span className="side">{title}</span>
        {ports.map((port) => (
          <Port key={port.name} port={port} />
        ))}
      </div>
    )
  );
}

function Port({ port }: { readonly port: PortSpec }) {
  const type = useStudio((state) => state.wireTypes.get(isVariable(port.type) ? "any" : port.type.name));
  if (!type) return null;
  const words = port.type.many || port.variadic ? `any number of ${type.title}` : type.title;
  return (
    <span className="port">
      <span className="shape" style={{ color: `var(--${type.family})` }}>
        <Shape shape={type.shape} many={port.type.many} variadic={port.variadic} />
      </span>
      {words}
    </span>
  );
}
