import { useCallback, useEffect, useRef, useState } from "react";

const REST = 800;

/** The text of a field while it is edited. */
export interface Draft {
  readonly text: string;
  readonly change: (text: string) => void;
  /** Commits now what was typed, if anything was. */
  readonly commit: () => void;
  /** Throws away what was typed since the last commit. */
  readonly cancel: () => void;
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
  const [typed, setTyped] = useState<string | null>(null);
  const pending = useRef<Pending | null>(null);

  const commit = useCallback(() => {
    const waiting = pending.current;
    if (!waiting) return;
    clearTimeout(waiting.timer);
    pending.current = null;
    const settled = () => pending.current === null && setTyped(null);
    Promise.resolve(waiting.send(waiting.text)).then(settled, settled);
  }, []);
  useEffect(() => commit, [commit]);

  const change = (text: string) => {
    if (pending.current) clearTimeout(pending.current.timer);
    pending.current = text === value ? null : { text, send, timer: setTimeout(commit, REST) };
    setTyped(text);
  };
  const cancel = () => {
    if (pending.current) clearTimeout(pending.current.timer);
    pending.current = null;
    setTyped(null);
  };
  return { text: typed ?? value, change, commit, cancel };
}
