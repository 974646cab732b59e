import type { NodeProps } from "@xyflow/react";
import { type CSSProperties, memo } from "react";
import { nodeHue } from "../../icons/category";
import { Tile } from "../../icons/Tile";
import { useStudio } from "../../store/studio";
import type { BoardNode } from "../board/node";
import { nodeWidth } from "../board/sizes";
import { PortColumn, TitlePorts } from "../ports/NodePorts";
import { ActionRow } from "./ActionRow";
import { Badges } from "./Badges";
import { Footer } from "./Footer";
import { useMarks } from "./marks";
import { Preview } from "./Preview";
import { ProblemDot } from "./ProblemDot";
import { StateIcon } from "./StateIcon";
import { Title } from "./Title";
import { useActs } from "./use-acts";

/** A node: title line, the sentence from its settings, what it made last, and how it stands. */
export const NodeCard = memo(function NodeCard({ id, selected }: NodeProps<BoardNode>) {
  const node = useStudio(({ flow }) => flow.nodes[id]);
  const spec = useStudio(({ flow, specs }) => specs.get(flow.nodes[id]?.component ?? ""));
  const sentence = useStudio(({ sentences }) => sentences[id] ?? "");
  const view = useStudio(({ views }) => views[id]);
  const hue = useStudio(({ hues }) => hues[id]);
  const marks = useMarks(id);
  const acts = useActs(id);
  if (!node) return null;
  const collapsed = (spec?.slots.length ?? 0) > 0;
  return (
    <article
      className={`pb-node ${view?.state ?? "not_run"}${selected ? " selected" : ""}${marks}`}
      style={{ width: nodeWidth(spec), "--c": `var(--${nodeHue(spec, hue)})` } as CSSProperties}
      onPointerEnter={acts.enter}
      onPointerLeave={acts.leave}
    >
      {acts.open && <ActionRow id={id} onEnter={acts.enter} onLeave={acts.leave} />}
      <Badges id={id} />
      <TitlePorts id={id} spec={spec} />
      <h3>
        <Tile spec={spec} title={node.title} hue={hue}>
          <ProblemDot id={id} />
        </Tile>
        <Title id={id} title={node.title} />
        <StateIcon view={view} />
      </h3>
      <p>{spec ? sentence || spec.tooltip : `“${node.component}” is not installed here.`}</p>
      <PortColumn id={id} spec={spec} />
      {view && <Preview view={view} />}
      {collapsed && view?.chip && <span className="pb-chip run">{view.chip}</span>}
      {view && <Footer view={view} />}
    </article>
  );
});
