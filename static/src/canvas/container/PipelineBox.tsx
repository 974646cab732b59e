import type { NodeProps } from "@xyflow/react";
import { type CSSProperties, memo } from "react";
import { nodeHue } from "../../icons/category";
import { Icon } from "../../icons/Icon";
import { Tile } from "../../icons/Tile";
import { useStudio } from "../../store/studio";
import type { BoardNode } from "../board/node";
import { showAlone, useGesture } from "../gestures/gesture";
import { ActionRow } from "../node/ActionRow";
import { Badges } from "../node/Badges";
import { ResultSwitch } from "../node/Footer";
import { ProblemDot } from "../node/ProblemDot";
import { StateIcon } from "../node/StateIcon";
import { Title } from "../node/Title";
import { useActs } from "../node/use-acts";
import { fold } from "./fold";
import { LaneBox } from "./LaneBox";
import { LaneGrips } from "./LaneGrips";
import { LoopLine } from "./LoopLine";
import { People } from "./People";
import { OuterPills } from "./Pills";

/** A pipeline drawn as a box around what is inside of it. */
export const PipelineBox = memo(function PipelineBox({ id, data, selected }: NodeProps<BoardNode>) {
  const spec = useStudio(({ flow, specs }) => specs.get(flow.nodes[id]?.component ?? ""));
  const state = useStudio(({ views }) => views[id]?.state ?? "not_run");
  const off = useStudio(({ flow }) => flow.off.includes(id));
  const pointed = useStudio((all) => all.pointed === id);
  const acts = useActs(id);
  const over = useGesture((hand) => hand.over?.pipeline === id);
  const hue = useStudio(({ hues }) => hues[id]);
  const { frame } = data;
  if (!spec || !frame) return null;
  const own = spec.speaks ? nodeHue(spec, hue) : "loops";
  const classes = `${state}${selected ? " selected" : ""}${off ? " off" : ""}${pointed ? " pointed" : ""}${over ? " over" : ""}`;
  return (
    <section
      className={`pb-box ${classes}`}
      style={{ width: frame.width, height: frame.height, "--c": `var(--${own})` } as CSSProperties}
    >
      {acts.open && <ActionRow id={id} />}
      <Badges id={id} />
      <BoxHead id={id} />
      <People room={id} />
      {frame.lanes.map((lane, index) => (
        <LaneBox key={lane.slot} pipeline={id} lane={lane} first={index === 0} frame={frame} />
      ))}
      <LaneGrips pipeline={id} frame={frame} />
      {frame.loops && <LoopLine pipeline={id} frame={frame} />}
      <OuterPills id={id} spec={spec} frame={frame} />
    </section>
  );
});

/** The box's first line: what it is, which round it is in, and the button that folds it. */
function BoxHead({ id }: { readonly id: string }) {
  const spec = useStudio(({ flow, specs }) => specs.get(flow.nodes[id]?.component ?? ""));
  const title = useStudio(({ flow }) => flow.nodes[id]?.title ?? "");
  const sentence = useStudio(({ sentences }) => sentences[id] ?? "");
  const hue = useStudio(({ hues }) => hues[id]);
  const view = useStudio(({ views }) => views[id]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the menu's "Open alone" is the keyboard's way
    <header
      className="pb-box-head"
      onDoubleClick={(event) => {
        event.stopPropagation();
        showAlone(id);
      }}
    >
      <Tile spec={spec} title={title} hue={hue}>
        <ProblemDot id={id} />
      </Tile>
      <div className="pb-box-words">
        <Title id={id} title={title} />
        <small title={sentence}>{sentence}</small>
      </div>
      <Rounds id={id} />
      {spec?.speaks && <StateIcon view={view} />}
      <button
        type="button"
        className="pb-box-fold nodrag"
        aria-label={`Fold ${title}`}
        aria-expanded
        onClick={() => fold(id, true)}
      >
        <Icon name="chev" />
      </button>
    </header>
  );
}

function Rounds({ id }: { readonly id: string }) {
  const view = useStudio(({ views }) => views[id]);
  if (!view) return null;
  const working = ["running", "streaming", "warming", "retrying", "needs_you"].includes(view.state);
  if (!working && view.results > 1) return <ResultSwitch view={view} what="round" />;
  return view.chip ? <span className={`pb-chip${working ? " run" : ""}`}>{view.chip}</span> : null;
}
