import type { Condition, JsonValue, Rule } from "../contract";

type Operator = Rule["operator"];
type RuleField = Rule["field"];

export const FIELDS = [
  { value: "text", title: "text" },
  { value: "words", title: "word count" },
  { value: "number", title: "number" },
] as const;

/** Every operator there is, in the order of the menu, with the fields it makes sense for. */
const OPERATORS: Readonly<Record<Operator, readonly RuleField[]>> = {
  contains: ["text"],
  "does not contain": ["text"],
  "is more than": ["words", "number"],
  "is less than": ["words", "number"],
  is: ["text", "words", "number"],
  "is not": ["text", "words", "number"],
  "begins with": ["text"],
  "ends with": ["text"],
  matches: ["text"],
  "is longer than": ["text"],
  "is shorter than": ["text"],
  "is empty": ["text"],
  "is not empty": ["text"],
};
const ON_NOTHING: ReadonlySet<Operator> = new Set(["is empty", "is not empty"]);
const HINTS: Readonly<Partial<Record<Operator, string>>> = {
  matches: "Dear *, where * is anything",
  "is longer than": "Number of characters",
  "is shorter than": "Number of characters",
};

export const FIRST_RULE: Rule = { field: "text", operator: "contains", value: "" };

/** The operators that make sense for a field of the value. */
export function operators(field: RuleField): readonly Operator[] {
  return all().filter((operator) => OPERATORS[operator].includes(field));
}

/** What to write beside an operator. */
export function hint(operator: Operator): string {
  return HINTS[operator] ?? "What to compare with";
}

/** Whether a rule compares with something that is written beside it. */
export function takesValue(operator: Operator): boolean {
  return !ON_NOTHING.has(operator);
}

const NO_RULES: Condition = { match: "all", rules: [], expression: "" };

/** A stored setting as a condition; what cannot be read is a condition without rules. */
export function readCondition(stored: JsonValue): Condition {
  if (typeof stored !== "object" || stored === null || Array.isArray(stored)) return NO_RULES;
  const rules = Array.isArray(stored.rules) ? stored.rules : [];
  const expression = typeof stored.expression === "string" ? stored.expression : "";
  return { match: stored.match === "any" ? "any" : "all", rules: rules.map(readRule), expression };
}

/** A condition as it is stored. */
export function storedCondition({ match, rules, expression }: Condition): JsonValue {
  return { match, rules: rules.map((rule) => ({ ...rule })), expression };
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

/** A stored rule; what it may not say becomes what the first rule says. */
export function readRule(stored: JsonValue): Rule {
  if (typeof stored !== "object" || stored === null || Array.isArray(stored)) return FIRST_RULE;
  return {
    field: FIELDS.find(({ value }) => value === stored.field)?.value ?? FIRST_RULE.field,
    operator: all().find((operator) => operator === stored.operator) ?? FIRST_RULE.operator,
    value: String(stored.value ?? FIRST_RULE.value),
  };
}

function all(): Operator[] {
  return Object.keys(OPERATORS) as Operator[];
}
