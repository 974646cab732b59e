import type { AskedField, JsonValue } from "../contract";

/** Every way to answer a field in the order of the menu. */
export const ASKED_KINDS: readonly { readonly value: AskedField["kind"]; readonly title: string }[] = [
  { value: "text", title: "line" },
  { value: "long_text", title: "text" },
  { value: "number", title: "number" },
  { value: "switch", title: "yes or no" },
  { value: "choice", title: "choice" },
  { value: "choices", title: "several choices" },
  { value: "picture", title: "picture" },
  { value: "sound", title: "sound" },
  { value: "file", title: "file" },
];

export const FIRST_ASKED: AskedField = {
  name: "",
  help: "",
  kind: "text",
  required: true,
  choices: [],
  minimum: null,
  maximum: null,
};

/** A stored setting as fields; what cannot be read of one is as in an empty field. */
export function readAsked(stored: JsonValue | undefined): readonly AskedField[] {
  return Array.isArray(stored) ? stored.map(readOne) : [];
}

/** Fields as they are stored. */
export function storedAsked(fields: readonly AskedField[]): JsonValue {
  return fields.map((field) => ({ ...field }));
}

function readOne(stored: JsonValue): AskedField {
  if (typeof stored !== "object" || stored === null || Array.isArray(stored)) return FIRST_ASKED;
  const { name, help, kind, required, choices, minimum, maximum } = stored;
  return {
    name: typeof name === "string" ? name : "",
    help: typeof help === "string" ? help : "",
    kind: ASKED_KINDS.find(({ value }) => value === kind)?.value ?? "text",
    required: required !== false,
    choices: Array.isArray(choices) ? choices.map(String) : [],
    minimum: typeof minimum === "number" ? minimum : null,
    maximum: typeof maximum === "number" ? maximum : null,
  };
}
