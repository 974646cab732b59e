import { expect, test } from "vitest";
import type { ChatMessage, ChatPart } from "../contract";
import { EMPTY_FLOW } from "../store/state";
import { chatbotRows } from "./chatbot";
import type { Cast } from "./speaker";

const CAST: Cast = { flow: EMPTY_FLOW, hues: { writer: 1 }, specs: new Map() };
const part = (kind: ChatPart["kind"], text: string, title = ""): ChatPart => ({
  kind,
  text,
  title,
  media: null,
  open: false,
});
const message = (given: Partial<ChatMessage>): ChatMessage => ({
  id: "1",
  role: "assistant",
  speaker: "Writer",
  node: "writer",
  round: "",
  answer: false,
  writing: false,
  folded: "",
  parts: [],
  question: null,
  question_path: "",
  run: "r",
  given: "",
  path: "",
  cut: false,
  ...given,
});
const rows = (...given: Partial<ChatMessage>[]) => chatbotRows(given.map(message), CAST);
const textOf = (row: ReturnType<typeof rows>[number] | undefined) => row?.content[0]?.text ?? "";

test("a message begins with tile, name, round and tag of its speaker", () => {
  const [row] = rows({ round: "round 2", answer: true, parts: [part("text", "Hello")] });

  expect(textOf(row)).toContain('<span class="pb-face" style="--c:var(--loops)">W</span><b>Writer</b>');
  expect(textOf(row)).toContain("<small>round 2</small>");
  expect(textOf(row)).toContain('<span class="pb-tag">Answer</span>');
  expect(textOf(row)).toMatch(/<\/span>\n\nHello$/);
});

test("a name is shown as it is typed", () => {
  const [row] = rows({ speaker: "<b>*Bob*", node: null, parts: [part("text", "Hi")] });

  expect(textOf(row)).toContain("<b>&#60;b&#62;&#42;Bob&#42;</b>");
});

test("thoughts are closed lines between the words", () => {
  const found = rows({ parts: [part("thought", "Hm.", "Thought for 2 s"), part("text", "Yes.")] });

  expect(found.map(({ metadata }) => metadata?.title)).toEqual([undefined, "Thought for 2 s", undefined]);
  expect(found[1]?.metadata?.status).toBe("done");
});

test("a folded message is one line that opens to its words", () => {
  const [head, line] = rows({ folded: "Draft 2, 182 words", parts: [part("text", "Once")] });

  expect(textOf(head)).toContain("Writer");
  expect(line?.metadata).toEqual({ title: "Draft 2, 182 words", status: "done" });
  expect(textOf(line)).toBe("Once");
});

test("a line without words does not open", () => {
  const [line] = rows({ speaker: "", folded: "Critic spoke once" });

  expect(line?.metadata).toBeNull();
  expect(textOf(line)).toBe('<span class="pb-quiet">Critic spoke once</span>');
});

test("a message that is being written has a button to stop it, in a row that its words do not redraw", () => {
  const [head, words] = rows({ writing: true, path: "writer", parts: [part("text", "On")] });

  expect(textOf(head)).toContain('name="stop-to-say" value="0"');
  expect(textOf(words)).toMatch(/^On</);
  expect(textOf(rows({ parts: [part("text", "Once")] })[0])).not.toContain("stop-to-say");
});

test("a message that a person cut short says so", () => {
  expect(textOf(rows({ cut: true, parts: [part("text", "On")] })[0])).toContain("<small>stopped by you</small>");
});

test("a caret follows what is being written, but not into code", () => {
  expect(textOf(rows({ writing: true, parts: [part("text", "He")] })[0])).toMatch(/He<span class="pb-caret"><\/span>$/);
  expect(textOf(rows({ writing: true, parts: [part("text", "```\nx")] })[0])).not.toContain("pb-caret");
});

test("an open question stands elsewhere, an answered one is a line", () => {
  const question = {
    text: "Use it?",
    kind: "choice" as const,
    choices: ["Yes", "No"],
    timeout: null,
    minimum: null,
    maximum: null,
    fields: [],
  };

  const found = rows({ question }, { question, given: "Yes" });

  expect(found.map(textOf)).toEqual(['<span class="pb-answered">Writer&#58; Yes</span>']);
});

test("only the last messages are shown, and how many came before", () => {
  const many = Array.from({ length: 5 }, (_, index) => message({ id: `${index}`, parts: [part("text", `${index}`)] }));

  const found = chatbotRows(many, CAST, 2);

  expect(textOf(found[0])).toContain("3 earlier messages");
  expect(found).toHaveLength(3);
});

test("what people and models say is made harmless everywhere", () => {
  const bad = "<img src=x onerror=steal()>";
  const found = rows(
    { role: "user", parts: [part("text", bad)] },
    { parts: [part("text", bad), part("thought", bad, bad)] },
    { folded: bad, parts: [part("text", bad)] },
    {
      speaker: bad,
      round: bad,
      question: { text: bad, kind: "text", choices: [bad], timeout: 5, minimum: null, maximum: null, fields: [] },
    },
    {
      speaker: bad,
      question: { text: bad, kind: "text", choices: [], timeout: null, minimum: null, maximum: null, fields: [] },
      given: bad,
    },
  );

  const said = JSON.stringify(found.map(({ content, metadata }) => [content, metadata?.title]));
  expect(said).not.toContain("<img");
});
