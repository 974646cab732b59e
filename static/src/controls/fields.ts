import type { FormField, JsonValue } from "../contract";

export type FieldKind = FormField["kind"];
export type Use = FormField["uses"][number];

/** Every kind of field in the order of the menu. */
export const KINDS: readonly { readonly value: FieldKind; readonly title: string }[] = [
  { value: "text", title: "line" },
  { value: "long_text", title: "text" },
  { value: "number", title: "number" },
  { value: "whole", title: "whole number" },
  { value: "switch", title: "yes or no" },
  { value: "choice", title: "choice" },
  { value: "list", title: "list of texts" },
  { value: "table", title: "table" },
  { value: "data", title: "any data" },
];

/** Where the value of a field may go, in words. */
export const USES: readonly { readonly value: Use; readonly title: string }[] = [
  { value: "answer", title: "what is said" },
  { value: "memory", title: "what is remembered" },
  { value: "data", title: "the data with it" },
];

const EVERYWHERE: readonly Use[] = USES.map(({ value }) => value);

export const FIRST_FIELD: FormField = {
  name: "",
  help: "",
  kind: "text",
  required: true,
  choices: [],
  uses: [...EVERYWHERE],
  fields: [],
};

/** A stored setting as fields; what cannot be read of one is as in an empty field. */
export function readFields(stored: JsonValue | undefined): readonly FormField[] {
  return Array.isArray(stored) ? stored.map(readField) : [];
}

/** Fields as they are stored. */
export function storedFields(fields: readonly FormField[]): JsonValue {
  return fields.map(({ fields: columns, ...rest }) => ({ ...rest, fields: storedFields(columns) }));
}

/** The uses with one of them switched on or off, in their order. */
export function withUse(uses: readonly Use[], use: Use, on: boolean): Use[] {
  return EVERYWHERE.filter((one) => (one === use ? on : uses.includes(one)));
}

/** What the row of a field says of it beside its name while it is closed. */
export function fieldWords(field: FormField): string {
  const parts = [
    field.required ? "" : "may be left out",
    field.uses.length < EVERYWHERE.length ? usesWords(field.uses) : "",
    field.kind === "choice" ? field.choices.join(", ") || "no choices yet" : "",
    field.help,
  ];
  return parts.filter((part) => part !== "").join(" · ");
}

function usesWords(uses: readonly Use[]): string {
  const titles = USES.filter(({ value }) => uses.includes(value)).map(({ title }) => title);
  return titles.length === 0 ? "goes nowhere" : `only for ${titles.join(" and ")}`;
}

function readField(stored: JsonValue): FormField {
  if (typeof stored !== "object" || stored === null || Array.isArray(stored)) return FIRST_FIELD;
  const { name, help, kind, required, choices, uses, fields } = stored;
  return {
    name: typeof name === "string" ? name : "",
    help: typeof help === "string" ? help : "",
    kind: KINDS.find(({ value }) => value === kind)?.value ?? "text",
    required: required !== false,
    choices: Array.isArray(choices) ? choices.map(String) : [],
    uses: Array.isArray(uses) ? EVERYWHERE.filter((use) => uses.includes(use)) : [...EVERYWHERE],
    fields: [...readFields(fields)],
  };
}
