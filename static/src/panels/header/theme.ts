import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";

export type Theme = "light" | "dark" | "system";

export const THEMES: readonly { readonly name: Theme; readonly label: string }[] = [
  { name: "light", label: "Light" },
  { name: "dark", label: "Dark" },
  { name: "system", label: "As the system" },
];

const KEY = "playbill-theme";
const chosen = createStore<{ readonly theme: Theme }>(() => ({ theme: readTheme() }));

/** The theme that was chosen in this browser. */
export function useTheme(): Theme {
  return useStore(chosen, (state) => state.theme);
}

/** Chooses a theme for this browser, and shows it. */
export function setTheme(theme: Theme): void {
  localStorage.setItem(KEY, theme);
  chosen.setState({ theme });
  showTheme();
}

/** Puts the class on the body that switches Gradio's parts and ours together. */
export function showTheme(): void {
  const { theme } = chosen.getState();
  const dark = theme === "dark" || (theme === "system" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.body.classList.toggle("dark", dark);
  document.documentElement.style.colorScheme = dark ? "dark" : "light";
}

/** Shows the chosen theme now and whenever the system's changes; call what it returns to stop. */
export function followTheme(): () => void {
  const query = matchMedia("(prefers-color-scheme: dark)");
  showTheme();
  query.addEventListener("change", showTheme);
  return () => query.removeEventListener("change", showTheme);
}

function readTheme(): Theme {
  const stored = typeof localStorage === "undefined" ? null : localStorage.getItem(KEY);
  return THEMES.find(({ name }) => name === stored)?.name ?? "system";
}
