import type { Overlay, Panels } from "./state";
import { studio } from "./studio";

/** Opens and closes panels. */
export function setPanels(panels: Partial<Panels>): void {
  studio.setState((state) => ({ panels: { ...state.panels, ...panels } }));
}

/** Opens something over the page, or closes what stands there. */
export function setOverlay(overlay: Overlay | null): void {
  setPanels({ overlay });
}
