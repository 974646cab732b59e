/**
 * Makes text that models and people wrote safe for the page's markdown, which would show HTML and load pictures.
 *
 * The chat's sanitiser stops scripts but lets forms, styles and pictures through, so none of it may get there as HTML.
 * What is certainly code, a fence that begins in the first column, stays as it is. Everywhere else the text must be
 * harmless both if the markdown takes it for words and if it takes it for code: in what looks like code an invisible
 * word joiner breaks the tag, elsewhere an entity does.
 */

const FENCE = /^(`{3,})([^`]*)$|^(~{3,})(.*)$/;
const INNER_FENCE = /^[\s>]*(?:(?:[-+*]|\d+[.)])[\s>]+)*(`{3,}|~{3,})/;
const LANGUAGE = /^[\w+#.-]{1,20}(?=\s*$)/;
const CODE_IN_LINE = /(`+)(?!`)(.*?[^`])\1(?!`)/g;
const JOINER = "\u2060";

/** A text made safe; `open` tells that it ends inside of code. */
export interface SafeText {
  readonly markdown: string;
  readonly open: boolean;
}

/** The text as markdown that holds no HTML, no pictures, no drawings and no definitions of links. */
export function safeMarkdown(text: string): SafeText {
  const written: string[] = [];
  let fence = "";
  let inner = false;
  for (const line of text.replace(/\r\n?/g, "\n").split("\n")) {
    if (fence) {
      written.push(line);
      if (closes(line, fence)) fence = "";
      continue;
    }
    const opening = FENCE.exec(line);
    if (opening) {
      fence = opening[1] ?? opening[3] ?? "";
      inner = false;
      written.push(fence + language(opening[2] ?? opening[4] ?? ""));
      continue;
    }
    if (INNER_FENCE.test(line)) {
      inner = !inner;
      written.push(joined(line).replace(/mermaid/gi, "text"));
    } else written.push(inner ? joined(line) : safeLine(line));
  }
  return { markdown: written.join("\n"), open: fence !== "" || inner };
}

/** Whether the line ends the code, by the rule of the page's markdown. */
function closes(line: string, fence: string): boolean {
  const rest = line.replace(/^ {0,3}/, "");
  return rest.startsWith(fence) && /^[~`]* *$/.test(rest.slice(fence.length));
}

/** The language of a fence; drawings are shown as their text. */
function language(info: string): string {
  const found = LANGUAGE.exec(info.trim())?.[0] ?? "";
  return found.toLowerCase() === "mermaid" ? "text" : found;
}

function safeLine(line: string): string {
  let result = "";
  let end = 0;
  for (const found of line.matchAll(CODE_IN_LINE)) {
    result += encoded(line.slice(end, found.index)) + joined(found[0]);
    end = found.index + found[0].length;
  }
  return result + encoded(line.slice(end));
}

/** Words without tags, pictures and definitions of links; a picture becomes a link to it. */
function encoded(words: string): string {
  return words
    .replace(/<(?=[a-z/!?])/gi, "&lt;")
    .replace(/!\[\]/g, "[picture]")
    .replace(/!\[/g, "[")
    .replace(/\]:/g, "]&#58;");
}

/** The same for what may be code, where entities would show. */
function joined(code: string): string {
  return code
    .replace(/<(?=[a-z/!?])/gi, `<${JOINER}`)
    .replace(/!\[/g, `!${JOINER}[`)
    .replace(/\]:/g, `]${JOINER}:`);
}
