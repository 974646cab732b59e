import { type ReactNode, useId } from "react";
import type { ProblemView } from "../contract";
import { Button } from "./Button";
import "./field.css";

interface FieldProps {
  readonly title: string;
  readonly help?: string | undefined;
  /** Puts the default back; only a changed value has it. */
  readonly reset?: (() => void) | undefined;
  /** Another word at the right of the label. */
  readonly aside?: ReactNode;
  readonly problems?: readonly ProblemView[];
  readonly mend?: (problem: ProblemView) => void;
  /** A sentence about when the change counts. */
  readonly later?: string | undefined;
  /** The control stands beside the label instead of under it. */
  readonly beside?: boolean;
  readonly children: (ids: FieldIds) => ReactNode;
}

/** The ids that tie a control to its label and its help. */
export interface FieldIds {
  readonly control: string;
  readonly label: string;
  readonly help: string;
}

/** A control with its label above, help below, and what is wrong with it under that. */
export function Field({ title, help, reset, aside, problems = [], mend, later, beside = false, children }: FieldProps) {
  const id = useId();
  const ids = { control: `${id}control`, label: `${id}label`, help: `${id}help` };
  return (
    <div className={`pb-field${beside ? " beside" : ""}`}>
      <div className="head">
        <label className="name" id={ids.label} htmlFor={ids.control}>
          {title}
        </label>
        <span className="aside">
          {reset && (
            <span className="reset">
              <Button look="link" onClick={reset} aria-describedby={ids.label}>
                Reset
              </Button>
            </span>
          )}
          {aside}
        </span>
      </div>
      {children(ids)}
      {problems.map((problem, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: several problems of a field may be alike
        <p key={index} className={`pb-field-problem ${problem.severity}`}>
          {problem.sentence}{" "}
          {problem.fix && mend && (
            <Button look="link" onClick={() => mend(problem)}>
              {problem.fix.label}
            </Button>
          )}
        </p>
      ))}
      {later && <p className="pb-field-help later">{later}</p>}
      {help && (
        <p className="pb-field-help" id={ids.help}>
          {help}
        </p>
      )}
    </div>
  );
}
