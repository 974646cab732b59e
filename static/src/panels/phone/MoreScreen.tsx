import { Button } from "../../controls/Button";
import type { GlyphName } from "../../icons/glyphs";
import { Icon } from "../../icons/Icon";
import { edit, redo, select, undo } from "../../store/actions";
import { setOverlay } from "../../store/panels";
import { useStudio } from "../../store/studio";
import { deleteFlow, duplicateFlow, newFlow, saveAsPython, saveCopy } from "../flows/flow-actions";
import { chooseFile } from "../flows/import";
import { ModelChip } from "../header/ModelChip";
import { setTheme, THEMES, useTheme } from "../header/theme";

/** What a phone has no room for elsewhere: problems, undo, flows, theme, settings. */
export function MoreScreen() {
  const id = useStudio((state) => state.flowId);
  const back = useStudio((state) => state.undo);
  const forth = useStudio((state) => state.redo);
  return (
    <div className="pb-phone-screen more">
      <ModelChip />
      <Problems />
      <Group title="This flow">
        {back && <Line icon="undo" words={`Undo: ${back}`} act={() => void undo()} />}
        {forth && <Line icon="redo" words={`Redo: ${forth}`} act={() => void redo()} />}
        {id && <Line icon="copy" words="Duplicate" act={() => void duplicateFlow(id)} />}
        {id && <Line icon="down" words="Save a copy as file" act={() => saveCopy(id)} />}
        {id && <Line icon="down" words="Save as Python" act={() => void saveAsPython(id)} />}
        {id && <Line icon="bin" words="Delete" act={() => void deleteFlow(id)} />}
      </Group>
      <Group title="Flows">
        <Line icon="open" words="Open…" act={() => setOverlay({ kind: "flows" })} />
        <Line icon="plus" words="New flow" act={() => void newFlow()} />
        <Line icon="up" words="Import…" act={chooseFile} />
      </Group>
      <Group title="Playbill">
        <Line icon="find" words="Find or do anything" act={() => setOverlay({ kind: "find" })} />
        <Line icon="gear" words="Settings" act={() => setOverlay({ kind: "settings" })} />
        <ThemeChoice />
      </Group>
    </div>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: React.ReactNode }) {
  return (
    <section>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

interface LineProps {
  readonly icon: GlyphName;
  readonly words: string;
  readonly act: () => void;
}

function Line({ icon, words, act }: LineProps) {
  return (
    <button type="button" className="deed" onClick={act}>
      <Icon name={icon} />
      {words}
    </button>
  );
}

function ThemeChoice() {
  const theme = useTheme();
  return (
    <fieldset className="themes" aria-label="Theme">
      {THEMES.map(({ name, label }) => (
        <button key={name} type="button" aria-pressed={name === theme} onClick={() => setTheme(name)}>
          {label}
        </button>
      ))}
    </fieldset>
  );
}

function Problems() {
  const problems = useStudio((state) => state.problems);
  if (problems.length === 0) return null;
  return (
    <Group title="To mend">
      {problems.map(({ code, node, sentence, severity, fix }) => (
        <div className={`problem ${severity}`} key={`${code} ${node} ${sentence}`}>
          <Icon name="warn" />
          <button type="button" onClick={() => node && select(node)}>
            {sentence}
          </button>
          {fix && <Button onClick={() => void edit(...fix.edits)}>{fix.label}</Button>}
        </div>
      ))}
    </Group>
  );
}
