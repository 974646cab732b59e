import type { JsonValue, SettingSpec } from "../../contract";
import { AskedFieldsInput } from "../../controls/AskedFieldsInput";
import { CasesInput } from "../../controls/CasesInput";
import { Choice } from "../../controls/Choice";
import { ConditionInput } from "../../controls/ConditionInput";
import type { FieldIds } from "../../controls/Field";
import { FieldsInput } from "../../controls/FieldsInput";
import { ListInput } from "../../controls/ListInput";
import { NamedInput } from "../../controls/NamedInput";
import { NumberInput } from "../../controls/NumberInput";
import { ReplyInput } from "../../controls/ReplyInput";
import { Switch } from "../../controls/Switch";
import { LongTextInput, TextInput } from "../../controls/TextInput";
import { FlowInput } from "./FlowInput";
import { HearingInput } from "./HearingInput";
import { ModelInput } from "./ModelInput";
import { PictureModelInput } from "./PictureModelInput";
import { DIFFERENT, type Shown } from "./settings";

interface SettingInputProps {
  /** The nodes whose setting it is. */
  readonly ids: readonly string[];
  readonly setting: SettingSpec;
  readonly value: Shown;
  readonly labels: FieldIds;
  readonly wrong: boolean;
  readonly send: (value: JsonValue) => unknown;
}

/** The control that edits a setting of its kind. */
export function SettingInput({ ids, setting, value, labels, wrong, send }: SettingInputProps) {
  const known = value === DIFFERENT ? null : value;
  const words = value === DIFFERENT ? "(different)" : "";
  const common = { id: labels.control, wrong, "aria-describedby": labels.help };
  switch (setting.kind) {
    case "text":
      return <TextInput {...common} value={text(known)} placeholder={words} send={send} />;
    case "long_text":
      return <LongTextInput {...common} value={text(known)} placeholder={words} lines={[3, 8]} send={send} />;
    case "number":
    case "whole":
      return (
        <NumberInput
          {...common}
          value={typeof known === "number" ? known : null}
          placeholder={words || (setting.default === null ? "none" : "")}
          limits={{ ...setting, whole: setting.kind === "whole", empty: setting.default === null }}
          send={send}
        />
      );
    case "switch":
      return <Switch on={known === true} labelledBy={labels.label} send={send} />;
    case "choice":
      return (
        <Choice
          id={labels.control}
          wrong={wrong}
          value={text(known)}
          otherwise={words}
          options={setting.choices.map((choice) => ({ value: choice, title: sentenceCase(choice) }))}
          send={send}
        />
      );
    case "model":
      return <ModelInput id={labels.control} wrong={wrong} value={text(known)} otherwise={words} send={send} />;
    case "picture_model":
      return <PictureModelInput {...common} value={text(known)} placeholder={words} send={send} />;
    case "flow":
      return <FlowInput id={labels.control} wrong={wrong} value={text(known)} otherwise={words} send={send} />;
    case "list":
      return <ListInput items={Array.isArray(known) ? known.map(text) : []} label={setting.title} send={send} />;
    case "named":
      return <NamedInput value={known} label={setting.title} send={send} />;
    case "fields":
      return <FieldsInput value={known} label={setting.title} send={send} />;
    case "asked_fields":
      return <AskedFieldsInput value={known} label={setting.title} send={send} />;
    case "reply":
      return <ReplyInput id={labels.control} value={known} label={setting.title} send={send} />;
    case "hearing":
      return <HearingInput pipeline={ids[0] ?? ""} label={setting.title} value={known} send={send} />;
    case "condition":
      return <ConditionInput value={known} label={setting.title} send={send} />;
    case "cases":
      return <CasesInput value={known} label={setting.title} send={send} />;
  }
}

function text(value: JsonValue): string {
  return value === null ? "" : typeof value === "string" ? value : JSON.stringify(value);
}

function sentenceCase(choice: string): string {
  return choice.charAt(0).toUpperCase() + choice.slice(1).replaceAll("_", " ");
}
