import { useOnViewportChange } from "@xyflow/react";
import { type RefObject, useCallback, useEffect } from "react";

const FAR = 0.6;
const FARTHER = 0.3;

/** Keeps the canvas's element in step with the zoom, so that styles alone make far nodes simpler. */
export function useZoomBand(root: RefObject<HTMLElement | null>): void {
  const tell = useCallback(
    ({ zoom }: { zoom: number }) => {
      const element = root.current;
      if (!element) return;
      const band = zoom < FARTHER ? "farther" : zoom < FAR ? "far" : "near";
      if (element.dataset.zoom !== band) element.dataset.zoom = band;
      if (band === "near") element.style.removeProperty("--zoom");
      else element.style.setProperty("--zoom", String(zoom));
    },
    [root],
  );
  useEffect(() => tell({ zoom: 1 }), [tell]);
  useOnViewportChange({ onChange: tell });
}
