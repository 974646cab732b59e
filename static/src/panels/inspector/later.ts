import { useState } from "react";
import { useStudio } from "../../store/studio";
import { isUnderWay } from "../runbar/moment";

/** The sentence under a field that was changed while this run goes on, and what to call on a change. */
export function useLater(): [sentence: string | undefined, changedNow: () => void] {
  const run = useStudio((state) => (isUnderWay(state.bar.moment) ? state.bar.run : null));
  const [during, setDuring] = useState<string | null>(null);
  return [run !== null && run === during ? "Counts from the next run" : undefined, () => setDuring(run)];
}
