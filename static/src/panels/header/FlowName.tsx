import { type KeyboardEvent, useState } from "react";
import { IconButton } from "../../controls/Button";
import { Menu, type MenuItem, RULE } from "../../controls/Menu";
import { edit } from "../../store/actions";
import { setOverlay } from "../../store/panels";
import { useStudio } from "../../store/studio";
import { deleteFlow, duplicateFlow, newFlow, saveAsPython, saveCopy } from "../flows/flow-actions";
import { chooseFile } from "../flows/import";

/** The flow's name, which a click lets one write, and what can be done with the flow. */
export function FlowName() {
  const name = useStudio((state) => state.flow.name);
  const [writing, setWriting] = useState(false);
  return (
    <span className="flow-name">
      {writing ? (
        <NameInput name={name} done={() => setWriting(false)} />
      ) : (
        <button type="button" className="name" title="Rename" onClick={() => setWriting(true)}>
          {name}
        </button>
      )}
      <FlowMenu rename={() => setWriting(true)} />
    </span>
  );
}

function FlowMenu({ rename }: { readonly rename: () => void }) {
  const id = useStudio((state) => state.flowId);
  const ofFlow: MenuItem[] = id
    ? [
        { label: "Rename", icon: "pen", choose: () => setTimeout(rename) },
        { label: "Duplicate", icon: "copy", choose: () => void duplicateFlow(id) },
        { label: "Save a copy as file", icon: "down", choose: () => saveCopy(id) },
        { label: "Save as Python", icon: "down", choose: () => void saveAsPython(id) },
        RULE,
        { label: "Delete", icon: "bin", danger: true, choose: () => void deleteFlow(id) },
      ]
    : [];
  const items: MenuItem[] = [
    { label: "New flow", icon: "plus", choose: () => void newFlow() },
    { label: "Open…", icon: "open", choose: () => setOverlay({ kind: "flows" }) },
    { label: "Import…", icon: "up", choose: () => void chooseFile() },
    RULE,
    ...ofFlow,
  ];
  return (
    <Menu items={items}>
      <IconButton small icon="chev" label="What can be done with this flow" />
    </Menu>
  );
}

function NameInput({ name, done }: { readonly name: string; readonly done: () => void }) {
  const [text, setText] = useState(name);
  const keep = () => {
    if (text.trim() && text !== name) void edit({ kind: "describe", name: text.trim() });
    done();
  };
  const typed = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === "Enter") keep();
    if (event.key === "Escape") done();
  };
  return (
    <input
      className="name"
      aria-label="Name of the flow"
      // biome-ignore lint/a11y/noAutofocus: the click on the name asked for it
      autoFocus
      maxLength={200}
      value={text}
      size={Math.max(8, text.length)}
      onFocus={(event) => event.target.select()}
      onChange={(event) => setText(event.target.value)}
      onBlur={keep}
      onKeyDown={typed}
    />
  );
}
