import { IconButton } from "../../controls/Button";
import { useDivision } from "../../shell/division";
import { redo, undo } from "../../store/actions";
import { setOverlay } from "../../store/panels";
import { useStudio } from "../../store/studio";
import { ChatButton } from "./ChatButton";
import { FlowName } from "./FlowName";
import { Logo } from "./Logo";
import { ModelChip } from "./ModelChip";
import { MoreMenu } from "./MoreMenu";
import { ProblemChip } from "./ProblemChip";
import { QuestionChip } from "./QuestionChip";
import { SaveState } from "./SaveState";
import { usePageTitle } from "./use-page-title";
import "./header.css";

/** The bar over everything: which flow this is, how it stands, and what concerns the whole page. */
export function Header() {
  const kind = useDivision((layout) => layout.kind);
  const phone = kind === "phone";
  usePageTitle();
  return (
    <header className="pb-header" data-region="header" tabIndex={-1}>
      <div className="row">
        <Logo />
        <button type="button" className="crumb" onClick={() => setOverlay({ kind: "flows" })}>
          Flows
        </button>
        <span className="slash" aria-hidden>
          /
        </span>
        <FlowName />
        <SaveState />
        {!phone && <UndoRedo />}
      </div>
      <div className="row end">
        {!phone && <QuestionChip />}
        {!phone && <ModelChip />}
        {!phone && <ProblemChip />}
        {!phone && (
          <IconButton
            icon="find"
            label="Find or do anything"
            keys="Ctrl+K"
            onClick={() => setOverlay({ kind: "find" })}
          />
        )}
        {kind === "sheets" && <ChatButton />}
        <MoreMenu />
      </div>
    </header>
  );
}

function UndoRedo() {
  const back = useStudio((state) => state.undo);
  const forth = useStudio((state) => state.redo);
  return (
    <>
      <IconButton
        icon="undo"
        label="Undo"
        hint={back ? `Undo: ${back}` : "Nothing to undo"}
        keys="Ctrl+Z"
        aria-disabled={back === null}
        onClick={() => back !== null && void undo()}
      />
      <IconButton
        icon="redo"
        label="Redo"
        hint={forth ? `Redo: ${forth}` : "Nothing to redo"}
        keys="Ctrl+Shift+Z"
        aria-disabled={forth === null}
        onClick={() => forth !== null && void redo()}
      />
    </>
  );
}
