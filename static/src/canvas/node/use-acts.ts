import { useCallback, useEffect, useRef } from "react";
import { useStudio } from "../../store/studio";
import { gesture, useGesture } from "../gestures/gesture";

const REST = 250;
const GAP = 200;

/**
 * Whether a node's action row is open: that of the node hovered for 250 ms, and for a moment after the pointer has left;
 * else that of the one selected node. Only one row is open at a time.
 */
export function useActs(id: string): { open: boolean; enter: () => void; leave: () => void } {
  const hovered = useGesture((hand) => hand.acting);
  const only = useStudio(({ selected }) => selected.size === 1 && selected.has(id));
  const several = useStudio(({ selected }) => selected.size > 1);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const after = useCallback((wait: number, act: () => void) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(act, wait);
  }, []);
  const close = useCallback(() => gesture.setState((hand) => (hand.acting === id ? { acting: null } : hand)), [id]);
  const enter = useCallback(() => after(REST, () => gesture.setState({ acting: id })), [after, id]);
  const leave = useCallback(() => after(GAP, close), [after, close]);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      close();
    },
    [close],
  );
  return { open: !several && (hovered === null ? only : hovered === id), enter, leave };
}
