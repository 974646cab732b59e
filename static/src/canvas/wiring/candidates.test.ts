import { expect, test } from "vitest";
import { SPECS, spec } from "../../testing/flow";
import { toolsFirst } from "./candidates";

test("a list of tools has those made for it first, then agents; what a model cannot call is not in it", () => {
  const clock = spec("Clock", { category: "tools", outputs: SPECS.get("Text")?.outputs ?? [] });

  const titles = toolsFirst([...SPECS.values(), clock]).map(({ name }) => name);

  expect(titles.slice(0, 2)).toEqual(["Clock", "Helper"]);
  expect(titles).not.toContain("Repeat");
  expect(titles).not.toContain("Input");
});
