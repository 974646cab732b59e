import { createStore } from "zustand/vanilla";
import { EVERYTHING, type LogFilter } from "./filter";

/** What the log of this window shows. */
export const shown = createStore<LogFilter>(() => EVERYTHING);

/** Narrows the log to the lines of one node. */
export function showNodeInLog(node: string): void {
  shown.setState({ ...EVERYTHING, node });
}

/** Lets the log show all lines. */
export function showEverything(): void {
  shown.setState(EVERYTHING);
}
