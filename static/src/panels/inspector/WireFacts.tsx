import type { PortSpec, Wire } from "../../contract";
import { Button } from "../../controls/Button";
import { edit, select } from "../../store/actions";
import type { State } from "../../store/state";
import { useStudio } from "../../store/studio";

/** What a wire joins, what it carries, and what it carried last. */
export function WireFacts({ wire }: { readonly wire: Wire }) {
  const nodes = useStudio((state) => state.flow.nodes);
  const last = useStudio((state) => state.views[wire.source.node]?.preview?.text ?? "");
  const from = useStudio((state) => typeWord(state, wire.source.node, wire.source.port, "outputs"));
  const to = useStudio((state) => typeWord(state, wire.target.node, wire.target.port, "inputs"));
  return (
    <div className="body">
      <dl className="pb-facts">
        <dt>From</dt>
        <dd>
          <Button look="link" onClick={() => select(wire.source.node)}>
            {nodes[wire.source.node]?.title}
          </Button>
          <small className="kind">{from}</small>
        </dd>
        <dt>To</dt>
        <dd>
          <Button look="link" onClick={() => select(wire.target.node)}>
            {nodes[wire.target.node]?.title}
          </Button>
          <small className="kind">{to}</small>
        </dd>
      </dl>
      <div className="pb-result">
        <p className="label">Carried last</p>
        <p className="text">{last || "Nothing yet."}</p>
      </div>
      <div className="pb-result-actions">
        <Button small icon="x" onClick={() => void edit({ kind: "disconnect", wire })}>
          Remove
        </Button>
      </div>
    </div>
  );
}

/** The word for what a port carries; a port inside of a body carries what its slot says. */
function typeWord(state: State, node: string, port: string, side: "inputs" | "outputs"): string {
  const spec = state.specs.get(state.flow.nodes[node]?.component ?? "");
  const inner = port.split(".");
  const name = inner.at(-1);
  const slot = spec?.slots.find((one) => one.name === inner[0]);
  const ports: readonly PortSpec[] =
    inner.length > 1 ? [...(slot?.starts ?? []), ...(slot?.ends ?? [])] : (spec?.[side] ?? []);
  const type = ports.find((one) => one.name === name)?.type;
  if (!type) return "";
  const word = state.wireTypes.get(type.name)?.title ?? "anything";
  return type.many ? `list of ${word}` : word;
}
