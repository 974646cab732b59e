import { Field } from "../../controls/Field";
import { Switch } from "../../controls/Switch";
import { switchOff } from "../../store/actions";
import { pinnable, pinResult } from "../../store/pins";
import { useStudio } from "../../store/studio";
import { Section } from "./Section";

/** What helps while building a flow: keeping a result instead of running the node, and switching it off. */
export function BuildSection({ id }: { readonly id: string }) {
  const pinned = useStudio((state) => id in state.flow.pins);
  const keeps = useStudio((state) => pinnable(state, id));
  const off = useStudio((state) => state.flow.off.includes(id));
  const words = [pinned && "result kept", off && "switched off"].filter(Boolean).join(", ");
  return (
    <Section title="While you build" words={words || "nothing kept or off"}>
      {keeps && (
        <Field title="Keep this result" help="It is used again instead of running the node." beside>
          {({ label }) => <Switch on={pinned} labelledBy={label} send={() => pinResult(id)} />}
        </Field>
      )}
      <Field title="Switch off" help="What reaches it passes through unchanged." beside>
        {({ label }) => <Switch on={off} labelledBy={label} send={(next) => switchOff([id], next)} />}
      </Field>
    </Section>
  );
}
