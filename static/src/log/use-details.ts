import { useEffect } from "react";
import type { LogLine } from "../contract";
import { setPanels } from "../store/panels";
import { useStudio } from "../store/studio";

/** Opens the last problem of a node when a button asks for its details. */
export function useDetails(lines: readonly LogLine[], open: (index: number) => void): void {
  const wanted = useStudio((state) => state.panels.details);
  useEffect(() => {
    if (wanted === null) return;
    const index = lines.findLastIndex((line) => line.node === wanted && line.level === "problem");
    if (index < 0) return;
    setPanels({ details: null });
    open(index);
  }, [wanted, lines, open]);
}
