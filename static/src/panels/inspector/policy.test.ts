import { expect, test } from "vitest";
import type { Policy } from "../../contract";
import { policyWords, readPolicy } from "./policy";

const once: Policy = { tries: 1, wait: 1, timeout: null, ask_first: false, on_failure: "fail", instead: null };

test("a node's policy stands over its component's", () => {
  expect(readPolicy(undefined, once)).toBe(once);
  expect(readPolicy({ tries: 5 }, once)).toEqual({ ...once, tries: 5 });
});

test("a policy is told in a few words", () => {
  expect(policyWords(once)).toBe("try once, then stop");
  expect(policyWords({ ...once, tries: 3, timeout: 60 })).toBe("try 3 times, 1 min each, then stop");
  expect(policyWords({ ...once, ask_first: true })).toBe("ask first, try once, then stop");
  expect(policyWords({ ...once, timeout: 5, on_failure: "use" })).toBe(
    "try once, 5.0 s at most, then go on with a text",
  );
});
