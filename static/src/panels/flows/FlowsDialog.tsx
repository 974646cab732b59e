import { useEffect, useState } from "react";
import type { FlowCard } from "../../contract";
import { Button, IconButton } from "../../controls/Button";
import { Dialog } from "../../controls/Dialog";
import { Menu } from "../../controls/Menu";
import { Icon } from "../../icons/Icon";
import { ask } from "../../store/connect";
import { setOverlay } from "../../store/panels";
import { useStudio } from "../../store/studio";
import { deleteFlow, duplicateFlow, newFlow, openFlow, restoreFlow, saveAsPython, saveCopy } from "./flow-actions";
import { chooseFile } from "./import";
import { RenameInput } from "./RenameInput";
import { when } from "./when";
import "./flows.css";

const close = () => setOverlay(null);

/** All flows: open, rename, copy, save, delete; and the bin they can be taken out of. */
export function FlowsDialog() {
  const flows = useStudio((state) => state.flows);
  const [bin, setBin] = useState(false);
  useEffect(() => void ask({ kind: "list_flows" }, { quiet: true }), []);
  const shown = flows.filter((flow) => flow.deleted === bin);
  const deleted = flows.filter((flow) => flow.deleted).length;
  return (
    <Dialog title={bin ? "Bin" : "Flows"} close={close} width={640} className="pb-flows">
      {!bin && (
        <div className="above">
          <Button look="fill" icon="plus" onClick={() => void newFlow()}>
            New flow
          </Button>
          <Button onClick={() => setOverlay({ kind: "welcome" })}>Templates</Button>
          <Button icon="up" onClick={chooseFile}>
            Import…
          </Button>
        </div>
      )}
      <ul>
        {shown.map((flow) => (
          <li key={flow.id}>{bin ? <Thrown flow={flow} /> : <Row flow={flow} />}</li>
        ))}
      </ul>
      {shown.length === 0 && (
        <p className="none">{bin ? "Nothing in the bin." : "No flows yet. Begin with a new one or a template."}</p>
      )}
      {(deleted > 0 || bin) && (
        <div className="foot">
          <Button look="bare" icon={bin ? "left" : "bin"} onClick={() => setBin(!bin)}>
            {bin ? "Back to the flows" : `Bin (${deleted})`}
          </Button>
        </div>
      )}
    </Dialog>
  );
}

function Row({ flow }: { readonly flow: FlowCard }) {
  const isOpen = useStudio((state) => state.flowId === flow.id);
  const [naming, setNaming] = useState(false);
  if (naming) return <RenameInput flow={flow} done={() => setNaming(false)} />;
  return (
    <div className={isOpen ? "flow open" : "flow"}>
      <button type="button" className="what" onClick={() => void openFlow(flow.id)}>
        <Words flow={flow} />
        {isOpen && <span className="pb-chip run">Open</span>}
      </button>
      <Menu
        align="end"
        items={[
          { label: "Open", icon: "open", choose: () => void openFlow(flow.id) },
          { label: "Rename", icon: "pen", choose: () => setTimeout(() => setNaming(true)) },
          { label: "Duplicate", icon: "copy", choose: () => void duplicateFlow(flow.id).then(close) },
          { label: "Save a copy as file", icon: "down", choose: () => saveCopy(flow.id) },
          { label: "Save as Python", icon: "down", choose: () => void saveAsPython(flow.id) },
          { label: "Delete", icon: "bin", danger: true, choose: () => void deleteFlow(flow.id) },
        ]}
      >
        <IconButton icon="dots" label={`What can be done with ${flow.name}`} />
      </Menu>
    </div>
  );
}

function Thrown({ flow }: { readonly flow: FlowCard }) {
  return (
    <div className="flow">
      <span className="what">
        <Words flow={flow} />
      </span>
      <Button small onClick={() => void restoreFlow(flow.id)}>
        Take out
      </Button>
    </div>
  );
}

function Words({ flow }: { readonly flow: FlowCard }) {
  return (
    <>
      <Icon name="tidy" />
      <span className="words">
        <b>{flow.name}</b>
        <small>
          {flow.nodes === 1 ? "1 node" : `${flow.nodes} nodes`}, changed {when(flow.updated, Date.now() / 1000)}
        </small>
      </span>
    </>
  );
}
