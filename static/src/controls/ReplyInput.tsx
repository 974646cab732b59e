import type { JsonValue, ReplyRule } from "../contract";
import { Choice } from "./Choice";
import { FieldsInput } from "./FieldsInput";
import { readFields, storedFields } from "./fields";
import { hasFields, readReply, SHAPES, storedReply } from "./reply";
import { TextInput } from "./TextInput";

interface ReplyInputProps {
  readonly id: string;
  readonly value: JsonValue;
  readonly label: string;
  readonly send: (value: JsonValue) => unknown;
}

/** What an answer is made of: its shape, and what belongs to that. */
export function ReplyInput({ id, value, label, send }: ReplyInputProps) {
  const rule = readReply(value);
  const put = (change: Partial<ReplyRule>) => send(storedReply({ ...rule, ...change }));
  return (
    <fieldset className="pb-rows" aria-label={label}>
      <Choice
        id={id}
        value={rule.shape}
        options={SHAPES}
        send={(shape) => put({ shape: SHAPES.find((one) => one.value === shape)?.value ?? "anything" })}
      />
      {rule.shape === "code" && (
        <TextInput
          aria-label="Language of the code"
          placeholder="any language"
          value={rule.language}
          send={(language) => put({ language })}
        />
      )}
      {hasFields(rule.shape) && (
        <FieldsInput
          value={storedFields(rule.fields)}
          label={rule.shape === "form" ? "Field" : "Tag"}
          one={rule.shape === "form" ? "field" : "tag"}
          send={(fields) => put({ fields: [...readFields(fields)] })}
        />
      )}
    </fieldset>
  );
}
