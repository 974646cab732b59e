import type { GlyphName } from "../../icons/glyphs";
import { type Found, search } from "../add/search";

/** Something that can be found and done. */
export interface Finding {
  readonly key: string;
  readonly group: string;
  readonly title: string;
  /** Other words that find it. */
  readonly words: string;
  /** Said behind the title. */
  readonly line: string;
  readonly icon: GlyphName;
  readonly keys?: string;
  readonly act: () => void;
}

const MOST_OF_GROUP = 6;

/** The findings for a query, group by group; the group with the best one first. Without a query, the start of each. */
export function grouped(query: string, all: readonly Finding[]): Found<Finding>[] {
  const found = query.trim()
    ? search(query, all, (one) => ({ title: one.title, tooltip: one.line, words: one.words }))
    : all.map((item): Found<Finding> => ({ item, score: 0, bold: null }));
  const names = new Set(found.map((one) => one.item.group));
  return [...names].flatMap((name) => found.filter((one) => one.item.group === name).slice(0, MOST_OF_GROUP));
}
