import { useEffect } from "react";
import { Button } from "../../controls/Button";
import { Choice } from "../../controls/Choice";
import { ask } from "../../store/connect";
import { useStudio } from "../../store/studio";
import { openFlow } from "../flows/flow-actions";

interface FlowInputProps {
  readonly id: string;
  readonly value: string;
  readonly otherwise: string;
  readonly wrong: boolean;
  readonly send: (flow: string) => unknown;
}

/** Chooses one of the saved flows; the one that is open cannot run itself, so it is left out. */
export function FlowInput({ id, value, otherwise, wrong, send }: FlowInputProps) {
  const flows = useStudio((state) => state.flows);
  const open = useStudio((state) => state.flowId);
  useEffect(() => void ask({ kind: "list_flows" }, { quiet: true }), []);
  const options = flows
    .filter((flow) => !flow.deleted && flow.id !== open)
    .map((flow) => ({ value: flow.id, title: flow.name }));
  const isThere = options.some((option) => option.value === value);
  const words = otherwise || (options.length === 0 ? "There is no other flow yet" : "Choose a flow");
  return (
    <>
      <Choice id={id} wrong={wrong} value={value} options={options} otherwise={words} send={send} />
      {isThere && (
        <Button look="link" onClick={() => void openFlow(value)}>
          Open it
        </Button>
      )}
    </>
  );
}
