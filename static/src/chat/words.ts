import type { RunBar } from "../contract";
import type { State } from "../store/state";

/** What sending does, in the words under the composer. */
export function sendingWords(bar: RunBar, asker: string): string {
  if (bar.question) return `Answers ${asker}`;
  return bar.moment === "running" || bar.moment === "stopping" ? "Starts the next run" : "Starts a run";
}

/** The words in the empty composer. */
export function placeholder(bar: RunBar, asker: string): string {
  if (bar.question) return `Answer ${asker}…`;
  return bar.moment === "running" || bar.moment === "stopping" ? "Write while they work…" : "Say something…";
}

/** Who asks the open question. */
export function askerOf({ bar, flow, chat }: Pick<State, "bar" | "flow" | "chat">): string {
  const asked = chat.findLast(({ question_path: path, given }) => path === bar.question_path && !given);
  return (bar.node && flow.nodes[bar.node]?.title) || asked?.speaker || "the question";
}

/** The sentence of an empty conversation: who answers, and to what. */
export function emptySentence({ flow, specs }: Pick<State, "flow" | "specs">): string {
  const listens = Object.values(flow.nodes).some(({ component }) => component === CHAT_INPUT);
  if (!listens) return "What the flow says appears here. Press Run to begin.";
  const speaker = Object.values(flow.nodes).find(({ component }) => specs.get(component)?.category === "agents");
  return `Say something and ${speaker?.title ?? "the flow"} answers.`;
}

/** The example messages that the flow's chat input offers, three at most. */
export function examplesOf({ flow }: Pick<State, "flow">): readonly string[] {
  const input = Object.values(flow.nodes).find(({ component }) => component === CHAT_INPUT);
  const examples = input?.settings.examples;
  if (!Array.isArray(examples)) return [];
  return examples.filter((example): example is string => typeof example === "string" && example !== "").slice(0, 3);
}

const CHAT_INPUT = "ChatInput";
