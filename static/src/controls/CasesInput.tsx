import type { JsonValue } from "../contract";
import { Button, IconButton } from "./Button";
import { ConditionInput } from "./ConditionInput";
import { FIRST_CASE, readCases, storedCases } from "./cases";
import { moved } from "./list";
import { TextInput } from "./TextInput";
import "./cases.css";

interface CasesInputProps {
  readonly value: JsonValue;
  readonly label: string;
  readonly send: (value: JsonValue) => unknown;
}

/** Ways in the order in which they are tried: each a title and the condition under which it is taken. */
export function CasesInput({ value, label, send }: CasesInputProps) {
  const cases = readCases(value);
  return (
    <fieldset className="pb-cases" aria-label={label}>
      {cases.map((way, index) => {
        const put = (change: Partial<typeof way>) =>
          send(storedCases(cases.map((other, at) => (at === index ? { ...other, ...change } : other))));
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a way has no name but its place
          <div className="way" key={index}>
            <div className="head">
              <TextInput
                aria-label={`Title of way ${index + 1}`}
                placeholder="Title"
                value={way.title}
                send={(title) => put({ title })}
              />
              {index > 0 && (
                <IconButton
                  small
                  icon="up"
                  label="Try this earlier"
                  onClick={() => send(storedCases(moved(cases, index, -1)))}
                />
              )}
              <IconButton
                small
                icon="x"
                label={`Remove ${way.title || "this way"}`}
                onClick={() => send(storedCases(cases.toSpliced(index, 1)))}
              />
            </div>
            <ConditionInput
              value={way.when}
              label={`When ${way.title || "this way"} is taken`}
              send={(when) => put({ when })}
            />
          </div>
        );
      })}
      <Button look="bare" small icon="plus" onClick={() => send(storedCases([...cases, FIRST_CASE]))}>
        Add a way
      </Button>
    </fieldset>
  );
}
