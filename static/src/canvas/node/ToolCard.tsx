import type { NodeProps } from "@xyflow/react";
import { type CSSProperties, memo } from "react";
import type { NodeView, Spec } from "../../contract";
import { nodeHue } from "../../icons/category";
import { Tile } from "../../icons/Tile";
import { useStudio } from "../../store/studio";
import type { BoardNode } from "../board/node";
import { TOOLS } from "../board/tools";
import { Port } from "../ports/Port";
import { portsOf } from "../ports/ports";
import { ActionRow } from "./ActionRow";
import { Badges } from "./Badges";
import { useMarks } from "./marks";
import { ProblemDot } from "./ProblemDot";
import { StateIcon } from "./StateIcon";
import { Title } from "./Title";

/** A node as a tool of the agent around it: tile, title, one line, and how it stands. */
export const ToolCard = memo(function ToolCard({ id, selected }: NodeProps<BoardNode>) {
  const node = useStudio(({ flow }) => flow.nodes[id]);
  const spec = useStudio(({ flow, specs }) => specs.get(flow.nodes[id]?.component ?? ""));
  const sentence = useStudio(({ sentences }) => sentences[id] ?? "");
  const view = useStudio(({ views }) => views[id]);
  const hue = useStudio(({ hues }) => hues[id]);
  const marks = useMarks(id);
  const only = useStudio((state) => state.selected.size === 1 && state.selected.has(id));
  if (!node) return null;
  const line = lineOf(view, spec, sentence) || `“${node.component}” is not installed here.`;
  return (
    <article
      className={`pb-node tool ${view?.state ?? "not_run"}${selected ? " selected" : ""}${marks}`}
      style={{ width: TOOLS.width, height: TOOLS.height, "--c": `var(--${nodeHue(spec, hue)})` } as CSSProperties}
    >
      {only && <ActionRow id={id} />}
      <Badges id={id} />
      <ToolPorts id={id} />
      <Tile spec={spec} title={node.title} hue={hue}>
        <ProblemDot id={id} />
      </Tile>
      <div className="pb-tool-words">
        <div className="pb-tool-head">
          <Title id={id} title={node.title} />
          <StateIcon view={view} />
        </div>
        <small className="pb-tool-line" title={line}>
          {line}
        </small>
      </div>
    </article>
  );
});

/** What a tool says of itself: why it failed, else what its settings make of it. */
function lineOf(view: NodeView | undefined, spec: Spec | undefined, sentence: string): string {
  return view?.state === "failed" ? view.words : sentence || (spec?.tooltip ?? "");
}

/** The inputs of a tool, for what is wired into it; its model fills the others, so they show only under the hand. */
function ToolPorts({ id }: { readonly id: string }) {
  const flow = useStudio((state) => state.flow);
  const specs = useStudio((state) => state.specs);
  const { inputs } = portsOf(flow, specs, id);
  const wired = new Set(flow.wires.flatMap(({ target }) => (target.node === id ? [target.port] : [])));
  const step = TOOLS.height / (inputs.length + 1);
  return inputs.map((port, row) => (
    <span key={port.name} className={`pb-tool-port${wired.has(port.name) ? " wired" : ""}`}>
      <Port node={id} port={port} direction="takes" y={step * (row + 1)} />
    </span>
  ));
}
