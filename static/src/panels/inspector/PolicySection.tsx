import type { JsonValue, Policy, Spec } from "../../contract";
import { Choice } from "../../controls/Choice";
import { Field } from "../../controls/Field";
import { NumberInput } from "../../controls/NumberInput";
import { Switch } from "../../controls/Switch";
import { LongTextInput } from "../../controls/TextInput";
import { edit } from "../../store/actions";
import { useStudio } from "../../store/studio";
import { useLater } from "./later";
import { policyWords, readPolicy } from "./policy";
import { Section } from "./Section";

const ENDS = [
  { value: "fail", title: "Stop the run" },
  { value: "use", title: "Use this instead" },
];
const TRIES = { whole: true, minimum: 1, maximum: 10, empty: false };
const WAIT = { whole: false, minimum: 0, maximum: 300, empty: false };
const TIMEOUT = { whole: false, minimum: 0.1, maximum: 86_400, empty: true };

interface PolicySectionProps {
  readonly id: string;
  readonly spec: Spec;
}

/** How often a node is tried, how long it may take, and what follows when it fails. */
export function PolicySection({ id, spec }: PolicySectionProps) {
  const stored = useStudio((state) => state.flow.nodes[id]?.settings.policy);
  const [later, changedNow] = useLater();
  const policy = readPolicy(stored, spec.policy);
  const send = (change: Partial<Policy>) => {
    changedNow();
    const value: JsonValue = { ...policy, ...change };
    return edit({ kind: "change_setting", ids: [id], field: "policy", value });
  };
  return (
    <Section title="If it fails" words={policyWords(policy)}>
      <Field title="Ask me first" help="A person reads what it is given and lets it run, or not." beside>
        {({ label }) => <Switch on={policy.ask_first} labelledBy={label} send={(ask_first) => send({ ask_first })} />}
      </Field>
      <Field title="Tries" help="How often to try before giving up.">
        {({ control }) => (
          <NumberInput id={control} value={policy.tries} limits={TRIES} send={(tries) => send({ tries: tries ?? 1 })} />
        )}
      </Field>
      {policy.tries > 1 && (
        <Field title="Wait" help="Seconds before the second try; twice as long before each further one.">
          {({ control }) => (
            <NumberInput id={control} value={policy.wait} limits={WAIT} send={(wait) => send({ wait: wait ?? 1 })} />
          )}
        </Field>
      )}
      <Field title="Time limit" help="Seconds a try may take; waiting for a person does not count.">
        {({ control }) => (
          <NumberInput
            id={control}
            placeholder="none"
            value={policy.timeout}
            limits={TIMEOUT}
            send={(timeout) => send({ timeout })}
          />
        )}
      </Field>
      <Field title="Then" later={later}>
        {({ control }) => (
          <Choice
            id={control}
            value={policy.on_failure}
            options={ENDS}
            send={(end) => send({ on_failure: end === "use" ? "use" : "fail" })}
          />
        )}
      </Field>
      {policy.on_failure === "use" && (
        <Field title="Use this instead" help="The text that goes on in its place.">
          {({ control }) => (
            <LongTextInput
              id={control}
              lines={[2, 8]}
              value={typeof policy.instead === "string" ? policy.instead : ""}
              send={(instead) => send({ instead })}
            />
          )}
        </Field>
      )}
    </Section>
  );
}
