import type { FormField, JsonValue } from "../contract";
import { Button } from "./Button";
import { FieldRow } from "./FieldRow";
import { FIRST_FIELD, readFields, storedFields } from "./fields";
import { moved } from "./list";
import "./rows.css";

interface FieldsInputProps {
  readonly value: JsonValue | undefined;
  readonly label: string;
  readonly send: (value: JsonValue) => unknown;
  /** What one row is called. */
  readonly one?: string;
  /** Whether one may say where a field's value goes; the columns of a table go where the table goes. */
  readonly routed?: boolean;
}

/** The fields of a form, a row each: add, change, open for more, move, take away. */
export function FieldsInput({ value, label, send, one = "field", routed = true }: FieldsInputProps) {
  const fields = readFields(value);
  const put = (changed: readonly FormField[]) => send(storedFields(changed));
  return (
    <fieldset className="pb-rows" aria-label={label}>
      {fields.map((field, index) => (
        <FieldRow
          // biome-ignore lint/suspicious/noArrayIndexKey: a field has no name but its place while it is being named
          key={index}
          field={field}
          title={`${label} ${index + 1}`}
          isFirst={index === 0}
          routed={routed}
          send={(change) => put(fields.map((other, at) => (at === index ? { ...other, ...change } : other)))}
          move={(by) => put(moved(fields, index, by))}
          remove={() => put(fields.filter((_, at) => at !== index))}
        />
      ))}
      <Button look="bare" small icon="plus" onClick={() => put([...fields, FIRST_FIELD])}>
        Add a {one}
      </Button>
    </fieldset>
  );
}
