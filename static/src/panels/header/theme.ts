import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";

export type Theme = "light" | "dark" | "system";

export const THEMES: readonly { readonly name: Theme; readonly label: string }[] = [
  { name: "light", label: "Light" },
  { name: "dark", label: "Dark" },
  { name: "system", label: "As the system" },
];

declare global {
  interface Window {
    /** The page's own way to show the theme that is kept in this browser; it works before anything is drawn. */
    playbillTheme?: () => void;
  }
}

const KEY = "playbill-theme";
const chosen = createStore<{ readonly theme: Theme }>(() => ({ theme: readTheme() }));

/** The theme that was chosen in this browser. */
export function useTheme(): Theme {
  return useStore(chosen, (state) => state.theme);
}

/** Chooses a theme for this browser, and has the page show it. */
export function setTheme(theme: Theme): void {
  localStorage.setItem(KEY, theme);
  chosen.setState({ theme });
  window.playbillTheme?.();
}

function readTheme(): Theme {
  const stored = typeof localStorage === "undefined" ? null : localStorage.getItem(KEY);
  return THEMES.find(({ name }) => name === stored)?.name ?? "system";
}
