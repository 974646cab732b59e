import type { ProblemView } from "../../contract";
import { Button } from "../../controls/Button";
import { Popover } from "../../controls/Popover";
import { Icon } from "../../icons/Icon";
import { Tile } from "../../icons/Tile";
import { edit, select } from "../../store/actions";
import { setPanels } from "../../store/panels";
import { useStudio } from "../../store/studio";
import { chipWords, ofSeverity } from "./problems";

/** What keeps the flow from running well; it is not there when there is nothing. */
export function ProblemChip() {
  const problems = useStudio((state) => state.problems);
  const open = useStudio((state) => state.panels.problems);
  const { stops, setUp } = ofSeverity(problems);
  if (problems.length === 0) return null;
  return (
    <Popover
      label="Problems"
      open={open}
      onOpenChange={(next) => setPanels({ problems: next })}
      trigger={
        <button type="button" className={`pb-chip ${stops.length > 0 ? "bad" : "warn"}`}>
          <Icon name="warn" size={14} />
          <span className="words">{chipWords(stops.length, setUp.length)}</span>
        </button>
      }
    >
      <div className="pb-problems">
        <Group title="Stops the run" problems={stops} />
        <Group title="Needs setting up" problems={setUp} />
      </div>
    </Popover>
  );
}

function Group({ title, problems }: { readonly title: string; readonly problems: readonly ProblemView[] }) {
  if (problems.length === 0) return null;
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      {problems.map((problem) => (
        <Row key={`${problem.code} ${problem.node} ${problem.field} ${problem.sentence}`} problem={problem} />
      ))}
    </section>
  );
}

function Row({ problem }: { readonly problem: ProblemView }) {
  const { node: id, sentence, fix } = problem;
  const node = useStudio((state) => (id === null ? undefined : state.flow.nodes[id]));
  const spec = useStudio((state) => state.specs.get(node?.component ?? ""));
  const hue = useStudio((state) => (id === null ? undefined : state.hues[id]));
  const show = () => {
    if (id !== null) select(id);
  };
  return (
    <div className="row">
      <button type="button" className="what" onClick={show}>
        {node ? <Tile spec={spec} title={node.title} hue={hue} /> : <Icon name="warn" />}
        <span>{sentence}</span>
      </button>
      {fix && (
        <Button small onClick={() => void edit(...fix.edits)}>
          {fix.label}
        </Button>
      )}
    </div>
  );
}
