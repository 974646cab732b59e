import { isVariable } from "../../canvas/ports/types";
import type { JsonValue, PortSpec } from "../../contract";
import { Field } from "../../controls/Field";
import { NumberInput } from "../../controls/NumberInput";
import { Switch } from "../../controls/Switch";
import { LongTextInput } from "../../controls/TextInput";
import { edit } from "../../store/actions";
import { useStudio } from "../../store/studio";
import { useLater } from "./later";

const ANY_NUMBER = { whole: false, minimum: null, maximum: null, empty: true };
const WRITTEN: ReadonlySet<string> = new Set(["text", "message", "any", "number", "bool"]);

/** The ports that may be filled by writing: of a type that can be written, and without a wire. */
export function writtenPorts(ports: readonly PortSpec[], wired: ReadonlySet<string>): readonly PortSpec[] {
  return ports.filter(
    (port) => !port.variadic && !wired.has(port.name) && (WRITTEN.has(port.type.name) || isVariable(port.type)),
  );
}

interface LiteralFieldProps {
  readonly id: string;
  readonly port: PortSpec;
  /** In a tool, what is left open is the model's to fill. */
  readonly tool: boolean;
}

const MODEL_FILLS = "The model fills this in. Write something here to decide it yourself.";

/** What an input without a wire is given. */
export function LiteralField({ id, port, tool }: LiteralFieldProps) {
  const value = useStudio((state) => state.flow.nodes[id]?.literals[port.name]);
  const problems = useStudio((state) => state.problems);
  const [later, changedNow] = useLater();
  const own = problems.filter((problem) => problem.node === id && problem.field === port.name);
  const send = (next: JsonValue) => {
    changedNow();
    const change = next === "" || next === null ? { reset: true } : { value: next };
    return edit({ kind: "change_literal", id, port: port.name, ...change });
  };
  const isBool = port.type.name === "bool";
  const open = tool && value === undefined;
  const given = isBool ? undefined : "Nothing is connected; this is used instead.";
  return (
    <Field
      title={port.title}
      help={open ? MODEL_FILLS : [port.help, given].filter(Boolean).join(" ") || undefined}
      beside={isBool}
      later={later}
      problems={own}
      mend={(problem) => problem.fix && void edit(...problem.fix.edits)}
      reset={value === undefined ? undefined : () => void send(null)}
    >
      {({ control, label }) => {
        if (isBool) return <Switch on={(value ?? port.default) === true} labelledBy={label} send={send} />;
        if (port.type.name === "number") {
          return (
            <NumberInput
              id={control}
              placeholder={open ? "the model" : undefined}
              value={typeof value === "number" ? value : null}
              limits={ANY_NUMBER}
              send={send}
            />
          );
        }
        return (
          <LongTextInput
            id={control}
            lines={[1, 8]}
            wrong={own.length > 0}
            value={typeof value === "string" ? value : ""}
            send={send}
          />
        );
      }}
    </Field>
  );
}
