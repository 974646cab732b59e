import { expect, test } from "vitest";
import { hasFields, readReply, storedReply } from "./reply";

test("a rule survives being stored and read", () => {
  const rule = readReply({ shape: "tags", fields: [{ name: "thought" }], language: "" });
  expect(rule.fields[0]?.name).toBe("thought");
  expect(readReply(storedReply(rule))).toEqual(rule);
});

test("what cannot be read allows anything", () => {
  expect(readReply(null).shape).toBe("anything");
  expect(readReply({ shape: "poem" })).toEqual({ shape: "anything", fields: [], language: "" });
});

test("forms and tags have fields, code and JSON none", () => {
  expect([hasFields("form"), hasFields("any_tags"), hasFields("code"), hasFields("json")]).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
