import type { ChatMessage } from "../contract";

/** The name of the button on a message that stops its writer. */
export const STOP = "stop-to-say";

/** Whom an interruption is for; `where` is a step's path, or a node when several of its steps write. */
export interface Aim {
  readonly run: string;
  readonly where: string;
  readonly name: string;
}

/** Who writes now, each once, in the order of their messages. */
export function writersOf(chat: readonly ChatMessage[]): readonly Aim[] {
  const writers = new Map<string, Aim>();
  for (const { path, run, node, speaker } of chat) {
    if (!path) continue;
    const key = `${run} ${node ?? path}`;
    const where = writers.has(key) ? (node ?? path) : path;
    writers.set(key, { run, where, name: speaker || "the agent" });
  }
  return [...writers.values()];
}

/** The button on message number `index`, for where only plain HTML gets through; its words are its tooltip as well. */
export function stopButton(index: number): string {
  const words = '<span class="pb-tip">Stop and say something</span>';
  return `<button type="button" class="pb-stop" name="${STOP}" value="${index}">${words}</button>`;
}

/** What the button beside the words under the composer says. */
export function interruptWords(writers: readonly Aim[]): string {
  return writers.length === 1 ? `Interrupt ${writers[0]?.name}` : "Interrupt…";
}
