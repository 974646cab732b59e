import type { JsonValue } from "../contract";
import { FIRST_RULE, readCondition, storedCondition } from "./condition";

/** A way with its title and, as it is stored, the condition under which it is taken. */
export interface Case {
  readonly title: string;
  readonly when: JsonValue;
}

/** A new way begins with a rule: without one it would always be taken. */
export const FIRST_CASE: Case = {
  title: "",
  when: storedCondition({ match: "all", rules: [FIRST_RULE], expression: "" }),
};

/** A stored setting as ways; what cannot be read is a way without title and rules. */
export function readCases(stored: JsonValue): Case[] {
  return Array.isArray(stored) ? stored.map(readCase) : [];
}

/** Ways as they are stored. */
export function storedCases(cases: readonly Case[]): JsonValue {
  return cases.map(({ title, when }) => ({ title, when }));
}

function readCase(stored: JsonValue): Case {
  const known = typeof stored === "object" && stored !== null && !Array.isArray(stored) ? stored : {};
  return {
    title: typeof known.title === "string" ? known.title : "",
    when: storedCondition(readCondition(known.when ?? null)),
  };
}
