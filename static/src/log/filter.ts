import type { LogLine } from "../contract";

/** What of the log is shown: only problems, only one node's or one run's lines, only lines with certain words. */
export interface LogFilter {
  problems: boolean;
  node: string | null;
  run: string | null;
  text: string;
}

export const EVERYTHING: LogFilter = { problems: false, node: null, run: null, text: "" };

/** Whether the filter leaves lines out. */
export function isNarrow(filter: LogFilter): boolean {
  return filter.problems || filter.node !== null || filter.run !== null || filter.text.trim() !== "";
}

/** The lines a filter lets through, in their order; all of them, the same array, when it is wide open. */
export function filtered(lines: readonly LogLine[], filter: LogFilter): readonly LogLine[] {
  if (!isNarrow(filter)) return lines;
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  return lines.filter((line) => passes(line, filter, words));
}

function passes(line: LogLine, filter: LogFilter, words: readonly string[]): boolean {
  if (filter.problems && line.level === "info") return false;
  if (filter.node !== null && line.node !== filter.node) return false;
  if (filter.run !== null && line.run !== filter.run) return false;
  if (words.length === 0) return true;
  const text = `${line.title} ${line.sentence} ${line.details ?? ""}`.toLowerCase();
  return words.every((word) => text.includes(word));
}

/** How many lines tell of a problem or a notice. */
export function problemCount(lines: readonly LogLine[]): number {
  return lines.reduce((count, line) => count + (line.level === "info" ? 0 : 1), 0);
}

/** The nodes that speak in the log with their titles, in order of their first line. */
export function speakers(lines: readonly LogLine[]): Map<string, string> {
  const nodes = new Map<string, string>();
  for (const line of lines) if (line.node) nodes.set(line.node, line.title);
  return nodes;
}

/** The runs whose lines are there with words for each, the latest first. */
export function runsTold(lines: readonly LogLine[]): Map<string, string> {
  const runs = [...new Set(lines.map((line) => line.run))].reverse();
  return new Map(runs.map((run, before) => [run, runWords(before)]));
}

function runWords(before: number): string {
  if (before === 0) return "Latest run";
  return before === 1 ? "The run before" : `${before} runs before`;
}
