import { Button } from "../../controls/Button";
import { Dialog } from "../../controls/Dialog";
import { LongTextInput } from "../../controls/TextInput";

interface LargerEditorProps {
  readonly title: string;
  readonly value: string;
  readonly send: (text: string) => unknown;
  readonly close: () => void;
}

/** A long text on 720 by 560; what is written is kept when it closes. */
export function LargerEditor({ title, value, send, close }: LargerEditorProps) {
  return (
    <Dialog title={title} close={close} width={720} className="pb-larger">
      <LongTextInput aria-label={title} value={value} send={send} autoFocus />
      <div className="foot">
        <span className="pb-field-help">{wordCount(value)}</span>
        <Button look="fill" onClick={close}>
          Done
        </Button>
      </div>
    </Dialog>
  );
}

function wordCount(text: string): string {
  const count = text.split(/\s+/).filter(Boolean).length;
  return count === 1 ? "1 word" : `${count} words`;
}
