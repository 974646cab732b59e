import type { ReactNode } from "react";
import { IconButton } from "../../controls/Button";
import { Icon } from "../../icons/Icon";
import { Tile } from "../../icons/Tile";
import { setPanels } from "../../store/panels";
import type { State } from "../../store/state";
import { useStudio } from "../../store/studio";
import { wireKey } from "../../store/wire";
import { FlowSettings } from "./FlowSettings";
import { NodeFooter, NodeSettings } from "./NodeSettings";
import { SeveralSettings } from "./SeveralSettings";
import { WireFacts } from "./WireFacts";
import "./inspector.css";

const close = () => setPanels({ inspector: false });

/** The settings of what is selected; it follows the selection until it is closed. */
export function Inspector() {
  const selected = useStudio((state) => state.selected);
  const wire = useStudio((state) => state.flow.wires.find((one) => wireKey(one) === state.selectedWire));
  const [only, ...others] = [...selected];
  if (wire) {
    return (
      <Panel title="Wire" line="What one node hands to the next">
        <WireFacts key={wireKey(wire)} wire={wire} />
      </Panel>
    );
  }
  if (only === undefined) {
    return (
      <Panel title="This flow" line="Select a node to see its settings">
        <FlowSettings />
      </Panel>
    );
  }
  return others.length === 0 ? <OfNode key={only} id={only} /> : <OfSeveral ids={[only, ...others]} />;
}

interface PanelProps {
  readonly tile?: ReactNode;
  readonly title: string;
  readonly line: string;
  readonly footer?: ReactNode;
  readonly children: ReactNode;
}

function Panel({ tile, title, line, footer, children }: PanelProps) {
  return (
    <aside
      className="pb-inspector"
      aria-label={`Settings of ${title}`}
      data-region="inspector"
      tabIndex={-1}
      onKeyDown={(event) => event.key === "Escape" && !event.defaultPrevented && close()}
    >
      <header>
        {tile}
        <div className="names">
          <b>{title}</b>
          <small>{line}</small>
        </div>
        <IconButton icon="x" label="Close" keys="Esc" onClick={close} />
      </header>
      <div className="scroll">{children}</div>
      {footer}
    </aside>
  );
}

function OfNode({ id }: { readonly id: string }) {
  const node = useStudio((state) => state.flow.nodes[id]);
  const spec = useStudio((state) => state.specs.get(state.flow.nodes[id]?.component ?? ""));
  const hue = useStudio((state) => state.hues[id]);
  if (!node) return null;
  if (!spec) {
    return (
      <Panel title={node.title} line={`“${node.component}” is not installed here`} tile={<Icon name="warn" />}>
        <p className="pb-field-help">
          The flow keeps this node and everything it says. It runs again once its component is installed.
        </p>
      </Panel>
    );
  }
  return (
    <Panel
      title={node.title}
      line={`${spec.title}: ${spec.tooltip.charAt(0).toLowerCase()}${spec.tooltip.slice(1).replace(/\.$/, "")}`}
      tile={<Tile large spec={spec} title={node.title} hue={hue} />}
      footer={spec.role === "note" ? undefined : <NodeFooter id={id} />}
    >
      <NodeSettings id={id} node={node} spec={spec} />
    </Panel>
  );
}

function OfSeveral({ ids }: { readonly ids: readonly string[] }) {
  const spec = useStudio((state) => sharedSpec(state, ids));
  return (
    <Panel title={`${ids.length} nodes`} line={spec ? `All of them ${spec.title}` : "Of different kinds"}>
      <SeveralSettings ids={ids} spec={spec} />
    </Panel>
  );
}

function sharedSpec(state: State, ids: readonly string[]) {
  const names = new Set(ids.map((id) => state.flow.nodes[id]?.component ?? ""));
  const [name] = names;
  return (names.size === 1 && name ? state.specs.get(name) : undefined) ?? null;
}
