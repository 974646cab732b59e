import { useRef } from "react";
import { moved } from "./list";

interface RowKeys {
  readonly keys: readonly number[];
  readonly move: (index: number, by: number) => void;
  readonly remove: (index: number) => void;
}

/**
 * Names for the rows of a list, so that what a row remembers goes along when rows are moved or taken away here. A list
 * that became longer or shorter from elsewhere has done so at its end.
 */
export function useRowKeys(count: number): RowKeys {
  const next = useRef(0);
  const keys = useRef<number[]>([]);
  while (keys.current.length < count) keys.current.push(next.current++);
  keys.current.length = count;
  return {
    keys: keys.current,
    move: (index, by) => {
      keys.current = moved(keys.current, index, by);
    },
    remove: (index) => {
      keys.current = keys.current.toSpliced(index, 1);
    },
  };
}
