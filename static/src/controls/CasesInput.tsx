import type { JsonValue } from "../contract";
import { Button, IconButton } from "./Button";
import { ConditionInput } from "./ConditionInput";
import { FIRST_CASE, readCases, storedCases } from "./cases";
import { moved } from "./list";
import { TextInput } from "./TextInput";
import { useRowKeys } from "./use-row-keys";
import "./cases.css";

interface CasesInputProps {
  readonly value: JsonValue;
  readonly label: string;
  readonly send: (value: JsonValue) => unknown;
}

/** Ways in the order in which they are tried: each a title and the condition under which it is taken. */
export function CasesInput({ value, label, send }: CasesInputProps) {
  const cases = readCases(value);
  const rows = useRowKeys(cases.length);
  const earlier = (index: number) => {
    rows.move(index, -1);
    send(storedCases(moved(cases, index, -1)));
  };
  const remove = (index: number) => {
    rows.remove(index);
    send(storedCases(cases.toSpliced(index, 1)));
  };
  return (
    <fieldset className="pb-cases" aria-label={label}>
      {cases.map((way, index) => {
        const put = (change: Partial<typeof way>) =>
          send(storedCases(cases.map((other, at) => (at === index ? { ...other, ...change } : other))));
        return (
          <div className="way" key={rows.keys[index]}>
            <div className="head">
              <TextInput
                aria-label={`Title of way ${index + 1}`}
                placeholder="Title"
                value={way.title}
                send={(title) => put({ title })}
              />
              {index > 0 && <IconButton small icon="up" label="Try this earlier" onClick={() => earlier(index)} />}
              <IconButton small icon="x" label={`Remove ${way.title || "this way"}`} onClick={() => remove(index)} />
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
