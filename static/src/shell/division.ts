import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import { studio } from "../store/studio";
import { type ChosenSizes, type Layout, layoutOf, type Sizes } from "./layout";

const KEY = "playbill-sizes";

/** How the page is divided now. */
export const division = createStore<Layout>(() => divide());

export function useDivision<T>(select: (layout: Layout) => T): T {
  return useStore(division, select);
}

/** Follows the window's size and the panels, and tells the page's styles; gives the function that ends it. */
export function followWindow(): () => void {
  const again = () => {
    const next = divide();
    if (JSON.stringify(next) !== JSON.stringify(division.getState())) division.setState(next, true);
    write(next);
  };
  again();
  window.addEventListener("resize", again);
  const end = studio.subscribe((state, before) => state.panels !== before.panels && again());
  return () => {
    window.removeEventListener("resize", again);
    end();
  };
}

/** Keeps an edge where the user has dragged it; null puts it back to what the window's size says. */
export function choose(edge: keyof Sizes, size: number | null): void {
  const { [edge]: _, ...others } = chosen();
  localStorage.setItem(KEY, JSON.stringify(size === null ? others : { ...others, [edge]: size }));
  window.dispatchEvent(new Event("resize"));
}

function divide(): Layout {
  const { innerWidth: width, innerHeight: height } = window;
  return layoutOf({ width, height }, studio.getState().panels, chosen());
}

function chosen(): ChosenSizes {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "{}") as ChosenSizes;
  } catch {
    return {};
  }
}

/** The page's grid is in its own styles; it reads the sizes from here. */
function write(layout: Layout): void {
  const { style, dataset } = document.documentElement;
  style.setProperty("--pb-left", `${layout.left}px`);
  style.setProperty("--pb-chat", `${layout.chat}px`);
  style.setProperty("--pb-log", `${layout.log}px`);
  dataset.pbSize = layout.kind;
  dataset.pbChat = studio.getState().panels.chat ? "open" : "closed";
}
