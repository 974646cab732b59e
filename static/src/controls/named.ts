import type { JsonValue } from "../contract";

/** Something with a name, and what is to be known of it. */
export interface Named {
  readonly name: string;
  readonly help: string;
}

/** A stored setting as named things; what cannot be read of one is empty. */
export function readNamed(stored: JsonValue | undefined): readonly Named[] {
  return Array.isArray(stored) ? stored.map(readOne) : [];
}

/** Named things as they are stored. */
export function storedNamed(items: readonly Named[]): JsonValue {
  return items.map(({ name, help }) => ({ name, help }));
}

function readOne(stored: JsonValue): Named {
  if (typeof stored !== "object" || stored === null || Array.isArray(stored)) return { name: "", help: "" };
  const { name, help } = stored;
  return { name: typeof name === "string" ? name : "", help: typeof help === "string" ? help : "" };
}
