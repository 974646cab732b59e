import type { Condition, JsonValue, Rule } from "../contract";
import { Button, IconButton } from "./Button";
import { Choice } from "./Choice";
import {
  FIELDS,
  hint,
  operators,
  readCondition,
  readRule,
  storedCondition,
  takesValue,
  withMore,
  without,
  withRule,
} from "./condition";
import { TextInput } from "./TextInput";
import "./condition.css";

const MATCHES = [
  { value: "all", title: "all of these hold" },
  { value: "any", title: "any of these holds" },
];

interface ConditionInputProps {
  readonly value: JsonValue;
  readonly label: string;
  readonly send: (value: JsonValue) => unknown;
}

/** Rules built from menus: a field of the value, an operator, and what to compare with. */
export function ConditionInput({ value, label, send }: ConditionInputProps) {
  const condition = readCondition(value);
  const put = (changed: Condition) => send(storedCondition(changed));
  return (
    <fieldset className="pb-condition" aria-label={label}>
      {condition.rules.length > 1 && (
        <Choice
          small
          label="How many must hold"
          value={condition.match}
          options={MATCHES}
          send={(match) => put({ ...condition, match: match === "any" ? "any" : "all" })}
        />
      )}
      {condition.rules.map((rule, index) => (
        <RuleRow
          // biome-ignore lint/suspicious/noArrayIndexKey: a rule has no name but its place
          key={index}
          rule={rule}
          send={(change) => put(withRule(condition, index, change))}
          remove={() => put(without(condition, index))}
        />
      ))}
      {condition.rules.length === 0 && <p className="pb-field-help">Without a rule it always holds.</p>}
      <Button look="bare" small icon="plus" onClick={() => put(withMore(condition))}>
        Add a rule
      </Button>
    </fieldset>
  );
}

interface RuleRowProps {
  readonly rule: Rule;
  readonly send: (change: Partial<Rule>) => unknown;
  readonly remove: () => void;
}

function RuleRow({ rule, send, remove }: RuleRowProps) {
  const options = operators(rule.field).map((operator) => ({ value: operator, title: operator }));
  return (
    <div className="rule">
      <Choice
        small
        label="What to look at"
        value={rule.field}
        options={FIELDS}
        send={(field) => send(readRule({ ...rule, field }))}
      />
      <Choice
        small
        label="How to compare"
        value={rule.operator}
        options={options}
        send={(operator) => send(readRule({ ...rule, operator }))}
      />
      <IconButton small icon="x" label="Remove this rule" onClick={remove} />
      {takesValue(rule.operator) && (
        <TextInput
          aria-label="Compare with"
          placeholder={hint(rule.operator)}
          value={rule.value}
          send={(text) => send({ value: text })}
        />
      )}
    </div>
  );
}
