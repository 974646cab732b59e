import { useEffect } from "react";
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";

/** What a phone shows; wider pages show chat, flow and log together. */
export type Screen = "chat" | "flow" | "log" | "more";

interface Shown {
  readonly screen: Screen;
  /** The flow as a picture instead of an outline. */
  readonly picture: boolean;
}

const shown = createStore<Shown>(() => ({ screen: "chat", picture: false }));

export function useShown<T>(select: (shown: Shown) => T): T {
  return useStore(shown, select);
}

/** Turns to another screen. */
export function show(change: Partial<Shown>): void {
  shown.setState(change);
}

/** Keeps `data-pb-screen` on the page, by which Gradio's parts know whether they are shown. */
export function useScreenAttribute(): void {
  const screen = useStore(shown, (state) => state.screen);
  useEffect(() => {
    document.documentElement.dataset.pbScreen = screen;
  }, [screen]);
}
