import { type KeyboardEvent, useEffect, useState } from "react";

interface ListKeys {
  readonly active: number;
  readonly setActive: (index: number) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** The arrow keys over a list whose words are typed in a field above it; Enter chooses, typing goes back to the first. */
export function useListKeys(count: number, query: string, choose: (index: number) => void): ListKeys {
  const [active, setActive] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other words make another list
  useEffect(() => setActive(0), [query]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || count === 0) return;
    const next = { ArrowDown: (active + 1) % count, ArrowUp: (active + count - 1) % count }[event.key];
    if (next !== undefined) setActive(next);
    else if (event.key === "Enter") choose(Math.min(active, count - 1));
    else return;
    event.preventDefault();
  };
  return { active: Math.min(active, Math.max(0, count - 1)), setActive, onKeyDown };
}
