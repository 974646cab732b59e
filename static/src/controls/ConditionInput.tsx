import { useId, useState } from "react";
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
import { LongTextInput, TextInput } from "./TextInput";
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

/** Rules built from menus, or in their place an expression in Python; each keeps what it holds while the other is shown. */
export function ConditionInput({ value, label, send }: ConditionInputProps) {
  const condition = readCondition(value);
  const [laidBy, layBy] = useState<string | null>(null);
  const [writing, setWriting] = useState(false);
  const put = (changed: Partial<Condition>) => send(storedCondition({ ...condition, ...changed }));
  const write = () => {
    setWriting(true);
    if (laidBy) put({ expression: laidBy });
  };
  const build = () => {
    setWriting(false);
    layBy(condition.expression);
    put({ expression: "" });
  };
  const isWritten = writing || condition.expression !== "";
  return (
    <fieldset className="pb-condition" aria-label={label}>
      {isWritten ? (
        <Expression value={condition.expression} send={(expression) => put({ expression })} />
      ) : (
        <Rules condition={condition} put={put} />
      )}
      <Button look="link" onClick={isWritten ? build : write}>
        {isWritten ? "Build it from rules" : "Write it as an expression"}
      </Button>
    </fieldset>
  );
}

interface ExpressionProps {
  readonly value: string;
  readonly send: (expression: string) => unknown;
}

function Expression({ value, send }: ExpressionProps) {
  const help = useId();
  return (
    <>
      <LongTextInput
        aria-label="Expression"
        aria-describedby={help}
        data-code
        spellCheck={false}
        placeholder={'"approved" in text.lower()'}
        lines={[2, 8]}
        value={value}
        send={send}
      />
      <p className="pb-field-help" id={help}>
        In Python, about what came in: <code>text</code>, <code>words</code> (how many), <code>number</code>,{" "}
        <code>sender</code>, <code>value</code>, <code>data</code>. It may use <code>re</code> and <code>json</code>.
      </p>
    </>
  );
}

interface RulesProps {
  readonly condition: Condition;
  readonly put: (changed: Partial<Condition>) => unknown;
}

function Rules({ condition, put }: RulesProps) {
  return (
    <>
      {condition.rules.length > 1 && (
        <Choice
          small
          label="How many must hold"
          value={condition.match}
          options={MATCHES}
          send={(match) => put({ match: match === "any" ? "any" : "all" })}
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
    </>
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
    <div className={takesValue(rule.operator) ? "rule" : "rule short"}>
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
      {takesValue(rule.operator) && (
        <TextInput
          aria-label="Compare with"
          placeholder={hint(rule.operator)}
          value={rule.value}
          send={(text) => send({ value: text })}
        />
      )}
      <IconButton small icon="x" label="Remove this rule" onClick={remove} />
    </div>
  );
}
