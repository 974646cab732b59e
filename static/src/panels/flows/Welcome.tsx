import { useState } from "react";
import type { TemplateCard } from "../../contract";
import { Button } from "../../controls/Button";
import { Dialog } from "../../controls/Dialog";
import { setOverlay } from "../../store/panels";
import { useStudio } from "../../store/studio";
import { ModelChip } from "../header/ModelChip";
import { toComposer } from "../to-chat";
import { newFlow } from "./flow-actions";
import { chooseFile } from "./import";
import { TemplateDrawing } from "./TemplateDrawing";
import "./welcome.css";

const NONE: readonly TemplateCard[] = [];
const AT_FIRST = 3;

/** What one begins with: a ready flow, an empty canvas, or a file. */
export function Welcome() {
  const templates = useStudio((state) => state.hello?.templates ?? NONE);
  const [chosen, setChosen] = useState<string | null>(null);
  const [all, setAll] = useState(false);
  const begin = async (template: string | null) => {
    setChosen(template);
    if ((await newFlow(template)) && template !== null) toComposer();
  };
  return (
    <Dialog
      title="What do you want to make?"
      line="Pick one and press Run. It works on this computer: no key, no account, no internet."
      close={() => setOverlay(null)}
      width={784}
      className="pb-welcome"
      focusElsewhere={chosen !== null}
    >
      <div className="cards">
        {templates.slice(0, all ? undefined : AT_FIRST).map((card, index) => (
          <button
            key={card.name}
            type="button"
            className="card"
            data-first={index === 0 || undefined}
            aria-busy={chosen === card.name}
            onClick={() => void begin(card.name)}
          >
            <TemplateDrawing drawing={card.drawing} />
            <b>{card.title}</b>
            <small>{card.line}</small>
          </button>
        ))}
      </div>
      <div className="foot">
        {!all && templates.length > AT_FIRST && (
          <Button onClick={() => setAll(true)}>{`${templates.length - AT_FIRST} more…`}</Button>
        )}
        <Button onClick={() => void begin(null)}>Empty canvas</Button>
        <Button onClick={chooseFile}>Open a file…</Button>
        <ModelChip />
      </div>
    </Dialog>
  );
}
