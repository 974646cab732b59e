import { useState } from "react";
import { Button } from "../../../controls/Button";
import { Choice } from "../../../controls/Choice";
import { useStudio } from "../../../store/studio";
import { changeMemory } from "./memory-actions";

interface AddMessageProps {
  readonly node: string;
  readonly close: () => void;
}

const PERSON = "User";
const show = (form: Element | null) => form?.scrollIntoView({ block: "nearest" });

/** Writes a message that the node shall remember, as if somebody had said it. */
export function AddMessage({ node, close }: AddMessageProps) {
  const title = useStudio((state) => state.flow.nodes[node]?.title ?? "");
  const [sender, setSender] = useState(PERSON);
  const [text, setText] = useState("");
  const add = async () => {
    if (await changeMemory(node, { kind: "add_message", sender, text })) close();
  };
  return (
    <div className="adding" ref={show}>
      <Choice
        label="Who says it"
        value={sender}
        options={[...new Set([PERSON, title])].map((name) => ({ value: name, title: name }))}
        send={setSender}
      />
      <textarea
        className="pb-input long"
        aria-label="What is said"
        rows={3}
        // biome-ignore lint/a11y/noAutofocus: it appears because the user asked for it
        autoFocus
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="acts">
        <Button small disabled={!text.trim()} onClick={() => void add()}>
          Add
        </Button>
        <Button small look="bare" onClick={close}>
          Cancel
        </Button>
      </div>
    </div>
  );
}
