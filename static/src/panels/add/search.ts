import type { Spec } from "../../contract";

/** What a search looks at: a name that is shown, and words that are not. */
export interface Searchable {
  title: string;
  tooltip: string;
  words: string;
}

/** A found thing, how well it fits, and the part of its title to show in bold (start and end, end not included). */
export interface Found<T> {
  item: T;
  score: number;
  bold: [number, number] | null;
}

/** The things that hold every word of the query, best first; things that fit equally keep their order. */
export function search<T>(query: string, items: readonly T[], read: (item: T) => Searchable): Found<T>[] {
  const terms = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (terms.length === 0) return [];
  return items
    .map((item) => found(query.trim().toLowerCase(), terms, item, read(item)))
    .filter((result) => result.score > 0)
    .sort((one, other) => other.score - one.score);
}

/** What is searched in a component: its title and tooltip, other words people use, and its class name. */
export function searchable(spec: Spec): Searchable {
  return { title: spec.title, tooltip: spec.tooltip, words: `${spec.words} ${spec.name}` };
}

function found<T>(query: string, terms: readonly string[], item: T, text: Searchable): Found<T> {
  const scores = terms.map((term) => score(term, text));
  const whole = text.title.toLowerCase() === query ? 50 : 0;
  const total = scores.some((one) => one === 0) ? 0 : scores.reduce((sum, one) => sum + one, whole) / terms.length;
  return { item, score: total, bold: boldPart(query, terms, text.title) };
}

function score(term: string, text: Searchable): number {
  const title = text.title.toLowerCase();
  if (title.startsWith(term)) return 100;
  if (beginsWord(title, term)) return 80;
  if (title.includes(term)) return 60;
  if (beginsWord(text.words.toLowerCase(), term)) return 50;
  if (beginsWord(text.tooltip.toLowerCase(), term)) return 30;
  return isScattered(title, term) ? 10 : 0;
}

function beginsWord(text: string, term: string): boolean {
  return ` ${text.replace(/[^\p{L}\p{N}]+/gu, " ")}`.includes(` ${term}`);
}

/** Whether the letters of the term stand in the title in their order from its first on: "fmfl" finds "Form filler". */
function isScattered(title: string, term: string): boolean {
  if (term.length < 3 || term[0] !== title[0]) return false;
  let from = 0;
  for (const letter of term) {
    const at = title.indexOf(letter, from);
    if (at < 0) return false;
    from = at + 1;
  }
  return true;
}

function boldPart(query: string, terms: readonly string[], title: string): [number, number] | null {
  for (const term of [query, ...terms]) {
    const at = title.toLowerCase().indexOf(term);
    if (at >= 0) return [at, at + term.length];
  }
  return null;
}
