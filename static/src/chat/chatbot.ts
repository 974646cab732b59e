import type { ChatMessage, ChatPart } from "../contract";
import { escaped } from "./html";
import { stopButton } from "./interrupting";
import { safeMarkdown } from "./markdown";
import { mediaHtml } from "./media";
import { answeredLine } from "./question";
import { type Cast, speakerLine } from "./speaker";

/** One row of Gradio's Chatbot; with a title it is a line that opens to its words. */
export interface ChatbotRow {
  readonly role: "user" | "assistant";
  readonly content: readonly { readonly type: "text"; readonly text: string }[];
  readonly metadata: { readonly title: string; readonly status: "pending" | "done" } | null;
  readonly options: null;
}

const CARET = '<span class="pb-caret"></span>';

/** The value of Gradio's Chatbot that shows the last `most` messages of a conversation. */
export function chatbotRows(messages: readonly ChatMessage[], cast: Cast, most = messages.length): ChatbotRow[] {
  const hidden = Math.max(0, messages.length - most);
  const earlier = `<button type="button" name="earlier">${hidden} earlier ${hidden === 1 ? "message" : "messages"}</button>`;
  const rows = messages.slice(hidden).flatMap((message, at) => rowsOf(message, cast, hidden + at));
  return hidden > 0 ? [textRow("assistant", earlier), ...rows] : rows;
}

function rowsOf(message: ChatMessage, cast: Cast, index: number): ChatbotRow[] {
  if (message.role === "user") return [textRow("user", bodyOf(message.parts).markdown)];
  if (message.question) return message.given ? [textRow("assistant", answeredLine(message))] : [];
  const stop = message.path ? stopButton(index) : "";
  const head = message.speaker || stop ? speakerLine(message, cast, stop) : "";
  if (message.folded) {
    const line = lineRow(message.folded, bodyOf(message.parts).markdown, false);
    return head ? [textRow("assistant", head), line] : [line];
  }
  // Words that are written redraw their row at each token, which must not take the button from under the pointer.
  return stop ? [textRow("assistant", head), ...spoken(message, "")] : spoken(message, head);
}

/** The rows of a message: its head with the words after it, thoughts as lines of their own, a caret while it writes. */
function spoken(message: ChatMessage, head: string): ChatbotRow[] {
  const rows: ChatbotRow[] = [];
  let words: ChatPart[] = [];
  let before = head;
  const flush = (last: boolean) => {
    const { markdown, open } = bodyOf(words);
    const caret = last && message.writing && !open ? CARET : "";
    const text = [before, markdown + caret].filter(Boolean).join("\n\n");
    if (text) rows.push(textRow("assistant", text));
    [words, before] = [[], ""];
  };
  for (const part of message.parts) {
    if (part.kind !== "thought") {
      words.push(part);
      continue;
    }
    flush(false);
    rows.push(lineRow(part.title, safeMarkdown(part.text).markdown, part.open));
  }
  flush(true);
  return rows;
}

function bodyOf(parts: readonly ChatPart[]): { readonly markdown: string; readonly open: boolean } {
  const media = mediaHtml(parts.flatMap((part) => (part.kind === "media" && part.media ? [part.media] : [])));
  const texts = parts.filter(({ kind }) => kind === "text").map(({ text }) => safeMarkdown(text));
  const closed = texts.map(({ markdown, open }, at) =>
    open && at < texts.length - 1 ? `${markdown}\n\`\`\`` : markdown,
  );
  const open = media === "" && (texts.at(-1)?.open ?? false);
  const last = media && texts.at(-1)?.open ? "```" : "";
  return { markdown: [...closed, last, media].filter(Boolean).join("\n\n"), open };
}

function textRow(role: ChatbotRow["role"], text: string): ChatbotRow {
  return { role, content: [{ type: "text", text }], metadata: null, options: null };
}

/** A line that opens to its words; one without any is only a line. */
function lineRow(title: string, text: string, open: boolean): ChatbotRow {
  if (!text && !open) return textRow("assistant", `<span class="pb-quiet">${escaped(title)}</span>`);
  return {
    role: "assistant",
    content: [{ type: "text", text }],
    metadata: { title: safeMarkdown(title).markdown, status: open ? "pending" : "done" },
    options: null,
  };
}
