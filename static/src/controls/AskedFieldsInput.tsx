import type { AskedField, JsonValue } from "../contract";
import { ASKED_KINDS, FIRST_ASKED, readAsked, storedAsked } from "./asked";
import { Button, IconButton } from "./Button";
import { Choice } from "./Choice";
import { Field } from "./Field";
import { ListInput } from "./ListInput";
import { moved } from "./list";
import { Switch } from "./Switch";
import { TextInput } from "./TextInput";
import "./rows.css";

interface AskedFieldsInputProps {
  readonly value: JsonValue | undefined;
  readonly label: string;
  readonly send: (value: JsonValue) => unknown;
}

/** The fields of a form for a person, a row each: add, change, move, take away. */
export function AskedFieldsInput({ value, label, send }: AskedFieldsInputProps) {
  const fields = readAsked(value);
  const put = (changed: readonly AskedField[]) => send(storedAsked(changed));
  return (
    <fieldset className="pb-rows" aria-label={label}>
      {fields.map((field, index) => {
        const change = (part: Partial<AskedField>) =>
          put(fields.map((other, at) => (at === index ? { ...other, ...part } : other)));
        const name = field.name || "this field";
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a field has no name but its place while it is being named
          <div className="item" key={index}>
            <div className="line">
              <TextInput
                aria-label={`${label} ${index + 1}`}
                placeholder="name"
                value={field.name}
                send={(text) => change({ name: text })}
              />
              <Choice
                small
                label={`${label} ${index + 1}: kind`}
                value={field.kind}
                options={ASKED_KINDS}
                send={(kind) => change({ kind: ASKED_KINDS.find((one) => one.value === kind)?.value ?? "text" })}
              />
              {index > 0 && (
                <IconButton small icon="up" label={`Move ${name} up`} onClick={() => put(moved(fields, index, -1))} />
              )}
              <IconButton
                small
                icon="x"
                label={`Remove ${name}`}
                onClick={() => put(fields.filter((_, at) => at !== index))}
              />
            </div>
            <TextInput
              aria-label={`${label} ${index + 1}: help`}
              placeholder="what belongs into it"
              value={field.help}
              send={(help) => change({ help })}
            />
            <Field title="Must be filled in" beside>
              {(ids) => <Switch on={field.required} labelledBy={ids.label} send={(required) => change({ required })} />}
            </Field>
            {(field.kind === "choice" || field.kind === "choices") && (
              <ListInput items={field.choices} label="Choice" send={(choices) => change({ choices })} />
            )}
          </div>
        );
      })}
      <Button look="bare" small icon="plus" onClick={() => put([...fields, FIRST_ASKED])}>
        Add a field
      </Button>
    </fieldset>
  );
}
