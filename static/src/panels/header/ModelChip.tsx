import { Icon } from "../../icons/Icon";
import { useStudio } from "../../store/studio";

/** How the built-in model stands, while it is not ready. */
export function ModelChip() {
  const status = useStudio((state) => state.hello?.model_status);
  if (!status || status.state === "ready") return null;
  const warming = status.state === "warming";
  return (
    <span className={`pb-chip ${warming ? "run" : "warn"}`} role="status">
      <Icon name={warming ? "arc" : "warn"} size={14} className={warming ? "turning" : ""} />
      <span className="words">{status.sentence}</span>
    </span>
  );
}
