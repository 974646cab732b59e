import { expect, test } from "vitest";
import type { ChatMessage, NodeView, RunBar } from "../../contract";
import { INITIAL, READY_BAR } from "../../store/state";
import { news } from "./news";

const bar = (change: Partial<RunBar>): RunBar => ({ ...READY_BAR, ...change });
const state = (change: Partial<RunBar>, states: Record<string, NodeView["state"]> = {}) => ({
  ...INITIAL,
  bar: bar(change),
  views: Object.fromEntries(
    Object.entries(states).map(([id, now]) => [id, { id, state: now, words: "too slow" } as NodeView]),
  ),
});
const running = { run: "r", moment: "running" as const };

test("the start and the end of a run are told politely", () => {
  expect(news(state({}), state(running))).toEqual({ text: "Run started", urgent: false });
  const done = state({ run: "r", moment: "done", title: "Done in 42 s", line: "9 steps" });
  expect(news(state(running), done)?.text).toBe("Done in 42 s. 9 steps");
});

test("a question interrupts", () => {
  const question = {
    text: "Use this picture?",
    kind: "text" as const,
    choices: [],
    timeout: null,
    minimum: null,
    maximum: null,
    fields: [],
  };
  const asked = state({
    ...running,
    moment: "needs_you",
    title: "Waiting for your answer",
    question,
    question_path: "ask",
  });
  expect(news(state(running), asked)).toEqual({ text: "Waiting for your answer: Use this picture?", urgent: true });
});

test("each node is told once, when it is done or has failed", () => {
  const before = state(running, { writer: "streaming", critic: "running", show: "done" });
  const after = state(running, { writer: "done", critic: "failed", show: "done" });
  expect(news(before, after)?.text).toBe("writer is done. critic failed: too slow");
});

test("an agent that was interrupted is told, once", () => {
  const writing = { id: "1", speaker: "Writer", path: "writer", cut: false } as ChatMessage;
  const before = { ...state(running), chat: [writing] };
  const after = { ...before, chat: [{ ...writing, path: "", cut: true }] };
  expect(news(before, after)).toEqual({ text: "Writer was interrupted", urgent: false });
  expect(news(after, { ...after, chat: [...after.chat] })).toBeNull();
});

test("nothing is said when nothing changed", () => {
  const same = state(running);
  expect(news(same, same)).toBeNull();
});
