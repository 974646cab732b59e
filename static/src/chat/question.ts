import type { ChatMessage, Question } from "../contract";
import { upload } from "../link/media";
import { tryToAsk } from "../store/connect";
import { escaped } from "./html";

const MINUTE = 60;
const HOUR = 3600;

/** What stands in one field of a card before it is sent. */
export type Given = string | boolean | readonly string[] | File;

/** What stands in the fields of a card by their names; a question without a form has one field without a name. */
export type Values = Readonly<Record<string, Given>>;

/** One thing that is asked for: the question itself, or a field of its form. */
export type Asked = Pick<Question, "kind" | "choices" | "minimum" | "maximum">;

/** Why an answer was not taken, and the field of the form it is about. */
export interface Misfit {
  readonly sentence: string;
  readonly field: string;
}

/** Sends the answer to an open question; why it was not taken, null when it was. */
export async function sendAnswer(message: ChatMessage, question: Question, values: Values): Promise<Misfit | null> {
  const files: string[] = [];
  const sent: Record<string, string | boolean | string[]> = {};
  for (const [name, given] of Object.entries(values)) {
    if (!(given instanceof File)) {
      sent[name] = typeof given === "object" ? [...given] : given;
      continue;
    }
    const stored = await upload(given);
    if ("sentence" in stored) return { sentence: stored.sentence, field: name };
    files.push(stored.hash);
    sent[name] = stored.hash;
  }
  const answer = { run: message.run, path: message.question_path, files };
  const form = question.fields.length > 0;
  const refused = await tryToAsk({
    kind: "answer_question",
    ...answer,
    ...(form ? { values: sent } : { text: files.length > 0 ? "" : asText(sent[""]) }),
  });
  return refused && { sentence: refused.message, field: refused.field };
}

/** What stays of a question after the answer: one line. */
export function answeredLine(message: ChatMessage): string {
  const given = message.given.replaceAll("\n", " · ");
  return `<span class="pb-answered">${escaped(`${message.speaker}: ${given}`)}</span>`;
}

/** How long the question waits. */
export function waiting({ timeout }: Question): string {
  return timeout === null ? "Waits as long as you like." : `Waits ${duration(timeout)}.`;
}

function asText(given: string | boolean | string[] | undefined): string {
  if (typeof given === "boolean") return given ? "Yes" : "No";
  return typeof given === "object" ? given.join("\n") : (given ?? "");
}

function duration(seconds: number): string {
  if (seconds < 2 * MINUTE) return `${Math.round(seconds)} seconds`;
  if (seconds < 2 * HOUR) return `${Math.round(seconds / MINUTE)} minutes`;
  return `${Math.round(seconds / HOUR)} hours`;
}
