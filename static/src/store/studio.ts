import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import { INITIAL, type State } from "./state";

/** The one state of the window, shared by canvas, panels and log. */
export const studio = createStore<State>(() => INITIAL);

/** The part of the state that a component draws; it is drawn anew only when that part is another value. */
export function useStudio<T>(select: (state: State) => T): T {
  return useStore(studio, select);
}
