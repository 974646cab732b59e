import type { JsonValue } from "../contract";

/** One comparison; the words are those that `studio/condition.py` reads. */
export interface Rule {
  readonly field: string;
  readonly operator: string;
  readonly value: string;
}

/** Rules of which all or any must hold. */
export interface Condition {
  readonly match: "all" | "any";
  readonly rules: readonly Rule[];
}

export const FIELDS = [
  { value: "text", title: "text" },
  { value: "words", title: "word count" },
  { value: "number", title: "number" },
] as const;

const ON_TEXT = [
  "contains",
  "does not contain",
  "is",
  "is not",
  "begins with",
  "ends with",
  "is empty",
  "is not empty",
];
const ON_NUMBERS = ["is more than", "is less than", "is", "is not"];
const ON_NOTHING: ReadonlySet<string> = new Set(["is empty", "is not empty"]);

export const FIRST_RULE: Rule = { field: "text", operator: "contains", value: "" };

/** The operators that make sense for a field of the value. */
export function operators(field: string): readonly string[] {
  return field === "text" ? ON_TEXT : ON_NUMBERS;
}

/** Whether a rule compares with something that is written beside it. */
export function takesValue(operator: string): boolean {
  return !ON_NOTHING.has(operator);
}

/** A stored setting as a condition; what cannot be read is a condition without rules. */
export function readCondition(stored: JsonValue): Condition {
  if (typeof stored !== "object" || stored === null || Array.isArray(stored)) return { match: "all", rules: [] };
  const rules = Array.isArray(stored.rules) ? stored.rules : [];
  return { match: stored.match === "any" ? "any" : "all", rules: rules.map(readRule) };
}

/** A condition as it is stored. */
export function storedCondition({ match, rules }: Condition): JsonValue {
  return { match, rules: rules.map((rule) => ({ ...rule })) };
}

/** The condition with one rule changed; an operator that its field does not have becomes the field's first. */
export function withRule(condition: Condition, index: number, change: Partial<Rule>): Condition {
  return {
    ...condition,
    rules: condition.rules.map((rule, at) => (at === index ? fitted({ ...rule, ...change }) : rule)),
  };
}

/** The condition with one more rule, or one less. */
export function withMore(condition: Condition): Condition {
  return { ...condition, rules: [...condition.rules, FIRST_RULE] };
}

export function without(condition: Condition, index: number): Condition {
  return { ...condition, rules: condition.rules.filter((_, at) => at !== index) };
}

function fitted(rule: Rule): Rule {
  return operators(rule.field).includes(rule.operator) ? rule : { ...rule, operator: operators(rule.field)[0] ?? "is" };
}

function readRule(stored: JsonValue): Rule {
  if (typeof stored !== "object" || stored === null || Array.isArray(stored)) return FIRST_RULE;
  const text = (key: keyof Rule) => String(stored[key] ?? FIRST_RULE[key]);
  return { field: text("field"), operator: text("operator"), value: text("value") };
}
