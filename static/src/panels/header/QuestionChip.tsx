import { Icon } from "../../icons/Icon";
import { useStudio } from "../../store/studio";
import { toQuestion } from "../to-chat";

/** That the run waits for an answer; a press leads to the question. */
export function QuestionChip() {
  const waits = useStudio((state) => state.bar.moment === "needs_you");
  const node = useStudio((state) => state.flow.nodes[state.bar.node ?? ""]?.title);
  if (!waits) return null;
  return (
    <button type="button" className="pb-chip warn" onClick={toQuestion}>
      <Icon name="user" size={14} />
      <span className="words">{node ? `${node} waits for you` : "A question waits"}</span>
    </button>
  );
}
