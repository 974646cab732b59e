import { Button, IconButton } from "../../controls/Button";
import { useStudio } from "../../store/studio";
import { dismissToast } from "../../store/toasts";
import "./overlays.css";

/** Sentences that stay for a while, with Undo where something can be taken back. */
export function Toasts() {
  const toasts = useStudio((state) => state.toasts);
  return (
    <div className="pb-toasts" role="status">
      {toasts.map(({ id, sentence, tone, action }) => (
        <div key={id} className={`pb-toast ${tone}`}>
          <span>{sentence}</span>
          {action && (
            <Button
              look="link"
              onClick={() => {
                dismissToast(id);
                action.run();
              }}
            >
              {action.label}
            </Button>
          )}
          <IconButton small icon="x" label="Put away" onClick={() => dismissToast(id)} />
        </div>
      ))}
    </div>
  );
}
