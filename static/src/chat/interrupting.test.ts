import { expect, test } from "vitest";
import type { ChatMessage } from "../contract";
import { interruptWords, stopButton, writersOf } from "./interrupting";

const said = (speaker: string, path: string): ChatMessage => ({
  id: path,
  role: "assistant",
  speaker,
  node: speaker.toLowerCase(),
  round: "",
  answer: false,
  writing: path !== "",
  folded: "",
  parts: [],
  question: null,
  question_path: "",
  run: "r",
  given: "",
  path,
  cut: false,
});

test("who writes can be interrupted, who has finished cannot", () => {
  expect(writersOf([said("Critic", ""), said("Writer", "loop.body[2]/writer")])).toEqual([
    { run: "r", where: "loop.body[2]/writer", name: "Writer" },
  ]);
});

test("an agent that writes several things at once is one, spoken to as a whole", () => {
  const chat = [said("Writer", "map.body[1]/writer"), said("Critic", "critic"), said("Writer", "map.body[2]/writer")];

  expect(writersOf(chat).map(({ where }) => where)).toEqual(["writer", "critic"]);
});

test("the button names the one who writes, and only says what it does when there are several", () => {
  const [writer, critic] = writersOf([said("Writer", "writer"), said("Critic", "critic")]);

  expect(interruptWords(writer ? [writer] : [])).toBe("Interrupt Writer");
  expect(interruptWords(writer && critic ? [writer, critic] : [])).toBe("Interrupt…");
});

test("the button on a message says which one it is on", () => {
  expect(stopButton(7)).toContain('value="7"');
});
