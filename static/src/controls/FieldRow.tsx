import { type KeyboardEvent, useState } from "react";
import type { FormField } from "../contract";
import { IconButton } from "./Button";
import { Choice } from "./Choice";
import { Field } from "./Field";
import { FieldsInput } from "./FieldsInput";
import { fieldWords, KINDS, readFields, storedFields, USES, withUse } from "./fields";
import { ListInput } from "./ListInput";
import { Switch } from "./Switch";
import { LongTextInput, TextInput } from "./TextInput";

interface FieldRowProps {
  readonly field: FormField;
  readonly title: string;
  readonly isFirst: boolean;
  readonly routed: boolean;
  readonly send: (change: Partial<FormField>) => unknown;
  readonly move: (by: number) => unknown;
  readonly remove: () => unknown;
}

/** One field of a form: its name and kind; opened, all that may be said of it. */
export function FieldRow({ field, title, isFirst, routed, send, move, remove }: FieldRowProps) {
  const [open, setOpen] = useState(false);
  const words = fieldWords(field);
  const name = field.name || "this field";
  const moveByKeys = (event: KeyboardEvent) => {
    if (event.altKey && event.key === "ArrowUp") move(-1);
    if (event.altKey && event.key === "ArrowDown") move(1);
  };
  return (
    <div className="item">
      <div className="line">
        <TextInput
          aria-label={title}
          placeholder="name"
          value={field.name}
          send={(text) => send({ name: text })}
          onKeyUp={moveByKeys}
        />
        <Choice
          small
          label={`${title}: kind`}
          value={field.kind}
          options={KINDS}
          send={(kind) => send({ kind: KINDS.find(({ value }) => value === kind)?.value ?? "text" })}
        />
        {!isFirst && <IconButton small icon="up" label={`Move ${name} up`} keys="Alt+Up" onClick={() => move(-1)} />}
        <IconButton small icon="x" label={`Remove ${name}`} onClick={remove} />
      </div>
      <button type="button" className="more" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? "Less" : words || "More"}
      </button>
      {open && <FieldDetails field={field} routed={routed} send={send} />}
    </div>
  );
}

function FieldDetails({ field, routed, send }: Pick<FieldRowProps, "field" | "routed" | "send">) {
  return (
    <div className="details">
      <Field title="What belongs into it">
        {({ control }) => (
          <LongTextInput id={control} lines={[1, 6]} value={field.help} send={(help) => send({ help })} />
        )}
      </Field>
      <Field title="Must be filled in" beside>
        {({ label }) => <Switch on={field.required} labelledBy={label} send={(required) => send({ required })} />}
      </Field>
      {field.kind === "choice" && (
        <Field title="Choices">
          {() => <ListInput items={field.choices} label="Choice" send={(choices) => send({ choices })} />}
        </Field>
      )}
      {field.kind === "table" && (
        <Field title="Columns">
          {() => (
            <FieldsInput
              value={storedFields(field.fields)}
              label="Column"
              one="column"
              routed={false}
              send={(columns) => send({ fields: [...readFields(columns)] })}
            />
          )}
        </Field>
      )}
      {routed &&
        USES.map(({ value, title }) => (
          <Field key={value} title={`Goes into ${title}`} beside>
            {({ label }) => (
              <Switch
                on={field.uses.includes(value)}
                labelledBy={label}
                send={(on) => send({ uses: withUse(field.uses, value, on) })}
              />
            )}
          </Field>
        ))}
    </div>
  );
}
