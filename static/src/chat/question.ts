import type { ChatMessage, Question } from "../contract";
import { escaped } from "./html";

const MINUTE = 60;
const HOUR = 3600;

/** The card of an open question: who asks, the words, the choices, how long it waits; `index` is the message's. */
export function questionCard(message: ChatMessage, question: Question, index: number): string {
  const buttons = question.choices.map(
    (choice, at) => `<button type="button" name="${index}" value="${at}">${escaped(choice)}</button>`,
  );
  const answers = buttons.length > 0 ? `<div class="pb-choices">${buttons.join("")}</div>` : "";
  const how = answers ? "" : `${HOW[question.kind]} `;
  const words = `<b>${escaped(message.speaker)}</b><div class="pb-asked">${escaped(question.text)}</div>`;
  return `<div class="playbill-question">${words}${answers}<small>${how}${waiting(question)}</small></div>`;
}

/** What stays of a question after the answer: one line. */
export function answeredLine(message: ChatMessage): string {
  return `<span class="pb-answered">${escaped(`${message.speaker}: ${message.given}`)}</span>`;
}

const HOW: Readonly<Record<Question["kind"], string>> = {
  text: "Write your answer below.",
  long_text: "Write your answer below.",
  number: "Write a number below.",
  switch: "Write yes or no below.",
  choice: "Write your answer below.",
  choices: "Write your answer below.",
  picture: "Add a picture below.",
  sound: "Add a sound below.",
  file: "Add a file below.",
};

function waiting({ timeout }: Question): string {
  return timeout === null ? "Waits as long as you like." : `Waits ${duration(timeout)}.`;
}

function duration(seconds: number): string {
  if (seconds < 2 * MINUTE) return `${Math.round(seconds)} seconds`;
  if (seconds < 2 * HOUR) return `${Math.round(seconds / MINUTE)} minutes`;
  return `${Math.round(seconds / HOUR)} hours`;
}
