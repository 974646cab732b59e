import type { ProblemView } from "../../contract";

/** The problems under their two headings. */
export function ofSeverity(problems: readonly ProblemView[]) {
  return {
    stops: problems.filter((problem) => problem.severity === "blocking"),
    setUp: problems.filter((problem) => problem.severity === "set-up"),
  };
}

/** What the chip says: what stops the run before what needs setting up. */
export function chipWords(stops: number, setUp: number): string {
  const words = [
    stops > 0 && (stops === 1 ? "1 stops the run" : `${stops} stop the run`),
    setUp > 0 && `${setUp} to set up`,
  ];
  return words.filter(Boolean).join(", ");
}
