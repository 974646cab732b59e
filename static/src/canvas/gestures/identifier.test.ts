import { expect, test } from "vitest";
import { freeId, freeTitle, identifier } from "./identifier";

test.each([
  ["Draw scene", "draw_scene"],
  ["Émile’s café", "emile_s_cafe"],
  ["3 experts", "node_3_experts"],
  ["日本", "node"],
])("%s becomes the identifier %s", (title, id) => {
  expect(identifier(title)).toBe(id);
});

test("an id or title that is taken gets the next number", () => {
  expect(freeId("Agent", { agent: {}, agent_2: {} })).toBe("agent_3");
  expect(freeTitle("Agent", { agent: { title: "Agent" } })).toBe("Agent 2");
});
