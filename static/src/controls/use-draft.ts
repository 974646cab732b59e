import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from "react";
import { redo, undo } from "../store/actions";

const REST = 800;

/** The text of a field while it is edited. */
export interface Draft {
  readonly text: string;
  readonly change: (text: string) => void;
  /** Commits now what was typed, if anything was. */
  readonly commit: () => void;
  /** The field got the focus: what is typed from now on is what it can take back itself. */
  readonly focused: () => void;
  /** Escape takes back what was typed; Ctrl+Z is the field's own until it is empty of edits, then the flow's. */
  readonly typed: (event: KeyboardEvent) => void;
}

interface Pending {
  readonly text: string;
  readonly send: (text: string) => unknown;
  readonly timer: ReturnType<typeof setTimeout>;
}

/**
 * The text of a field as one edit: it is sent on `commit`, after 800 ms of rest, or when the field goes away, and only
 * when it differs. A value from elsewhere shows at once unless something is being typed.
 */
export function useDraft(value: string, send: (text: string) => unknown): Draft {
  const [typing, setTyping] = useState<string | null>(null);
  const pending = useRef<Pending | null>(null);
  const before = useRef<string | null>(null);
  const text = typing ?? value;

  const commit = useCallback(() => {
    const waiting = take(pending);
    if (!waiting) return;
    const settled = () => pending.current === null && setTyping(null);
    Promise.resolve(waiting.send(waiting.text)).then(settled, settled);
  }, []);
  useEffect(() => commit, [commit]);

  const change = (next: string) => {
    take(pending);
    if (next !== value) pending.current = { text: next, send, timer: setTimeout(commit, REST) };
    before.current ??= text;
    setTyping(next);
  };
  const focused = () => {
    before.current = null;
  };
  const typed = (event: KeyboardEvent) => {
    if (event.key === "Escape" && take(pending)) {
      event.preventDefault();
      setTyping(null);
    }
    const isUndo = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z";
    if (!isUndo || (before.current !== null && before.current !== text)) return;
    event.preventDefault();
    before.current = null;
    void (event.shiftKey ? redo() : undo());
  };
  return { text, change, commit, focused, typed };
}

/** What was waiting to be sent; it is not sent by itself any more. */
function take(pending: { current: Pending | null }): Pending | null {
  const waiting = pending.current;
  if (waiting) clearTimeout(waiting.timer);
  pending.current = null;
  return waiting;
}
