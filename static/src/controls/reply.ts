import type { JsonValue, ReplyRule } from "../contract";
import { readFields, storedFields } from "./fields";

type Shape = ReplyRule["shape"];

/** Every shape an answer may have, in the order of the menu. */
export const SHAPES: readonly { readonly value: Shape; readonly title: string; readonly line: string }[] = [
  { value: "anything", title: "Anything", line: "Free text." },
  { value: "form", title: "A form", line: "Data with names, by the fields below." },
  { value: "json", title: "JSON", line: "Data of any shape." },
  { value: "code", title: "A block of code", line: "Between ``` marks." },
  { value: "tags", title: "Tags", line: "<name>words</name> for each field below." },
  { value: "any_tags", title: "Whatever tags there are", line: "Those below must be there." },
];
const WITH_FIELDS: ReadonlySet<Shape> = new Set(["form", "tags", "any_tags"]);

/** Whether an answer of this shape has fields. */
export function hasFields(shape: Shape): boolean {
  return WITH_FIELDS.has(shape);
}

/** A stored setting as a rule; what cannot be read of it allows anything. */
export function readReply(stored: JsonValue): ReplyRule {
  if (typeof stored !== "object" || stored === null || Array.isArray(stored)) {
    return { shape: "anything", fields: [], language: "" };
  }
  return {
    shape: SHAPES.find(({ value }) => value === stored.shape)?.value ?? "anything",
    fields: [...readFields(stored.fields)],
    language: typeof stored.language === "string" ? stored.language : "",
  };
}

/** A rule as it is stored. */
export function storedReply({ shape, fields, language }: ReplyRule): JsonValue {
  return { shape, fields: storedFields(fields), language };
}
