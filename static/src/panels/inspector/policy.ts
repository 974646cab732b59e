import type { JsonValue, Policy } from "../../contract";
import { duration } from "../../log/duration";

/** The policy of a node: its component's, with what the node itself says about it. */
export function readPolicy(stored: JsonValue | undefined, component: Policy): Policy {
  if (typeof stored !== "object" || stored === null || Array.isArray(stored)) return component;
  return { ...component, ...(stored as Partial<Policy>) };
}

/** A policy in a few words: `try 3 times, 1 min each, then stop`. */
export function policyWords({ tries, timeout, ask_first, on_failure }: Policy): string {
  const attempts = tries === 1 ? "try once" : `try ${tries} times`;
  const limit = timeout === null ? "" : `, ${duration(timeout)}${tries > 1 ? " each" : " at most"}`;
  return `${ask_first ? "ask first, " : ""}${attempts}${limit}, then ${on_failure === "use" ? "go on with a text" : "stop"}`;
}
