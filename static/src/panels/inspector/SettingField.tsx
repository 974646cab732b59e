import { useState } from "react";
import type { JsonValue, SettingSpec } from "../../contract";
import { Button } from "../../controls/Button";
import { Field } from "../../controls/Field";
import { edit } from "../../store/actions";
import { useStudio } from "../../store/studio";
import { LargerEditor } from "./LargerEditor";
import { useLater } from "./later";
import { ModelHelp } from "./ModelInput";
import { SettingInput } from "./SettingInput";
import { DIFFERENT, isChanged, sharedValue } from "./settings";

interface SettingFieldProps {
  readonly ids: readonly string[];
  readonly setting: SettingSpec;
}

/** One setting of one node, or of several of a class; each change is one edit. */
export function SettingField({ ids, setting }: SettingFieldProps) {
  const all = useStudio((state) => state.flow.nodes);
  const problems = useStudio((state) => state.problems);
  const [large, setLarge] = useState(false);
  const [later, changedNow] = useLater();
  const nodes = ids.flatMap((id) => all[id] ?? []);
  const value = sharedValue(nodes, setting);
  const own = problems.filter(
    (problem) => problem.node && ids.includes(problem.node) && problem.field === setting.name,
  );
  const change = (rest: { value: JsonValue } | { reset: true }) => {
    changedNow();
    return edit({ kind: "change_setting", ids: [...ids], field: setting.name, ...rest });
  };
  const send = (next: JsonValue) => change({ value: next });
  const isLong = setting.kind === "long_text" && value !== DIFFERENT;
  return (
    <Field
      title={setting.title}
      help={setting.kind === "model" ? undefined : setting.help}
      beside={setting.kind === "switch"}
      problems={own}
      mend={(problem) => problem.fix && void edit(...problem.fix.edits)}
      later={later}
      reset={isChanged(nodes, setting) ? () => void change({ reset: true }) : undefined}
      aside={
        isLong && (
          <Button look="link" onClick={() => setLarge(true)}>
            Write larger
          </Button>
        )
      }
    >
      {(labels) => (
        <>
          <SettingInput ids={ids} setting={setting} value={value} labels={labels} wrong={own.length > 0} send={send} />
          {setting.kind === "model" && typeof value === "string" && <ModelHelp name={value} />}
          {large && isLong && (
            <LargerEditor title={setting.title} value={String(value)} send={send} close={() => setLarge(false)} />
          )}
        </>
      )}
    </Field>
  );
}
