import { Button } from "../controls/Button";
import type { Asked, Given } from "./question";

const YES_OR_NO = ["Yes", "No"];
const ACCEPTED: Partial<Record<Asked["kind"], string>> = { picture: "image/*", sound: "audio/*" };

interface AnswerInputProps {
  readonly asked: Asked;
  readonly ids: { readonly control: string; readonly label: string; readonly help: string };
  readonly given: Given | undefined;
  readonly wrong: boolean;
  readonly give: (given: Given) => void;
}

/** Where one thing is answered, by its kind. */
export function AnswerInput({ asked, ids, given, wrong, give }: AnswerInputProps) {
  const common = { id: ids.control, "aria-describedby": ids.help, "aria-invalid": wrong || undefined };
  switch (asked.kind) {
    case "switch":
      return (
        <Choices
          choices={YES_OR_NO}
          label={ids.label}
          chosen={given === undefined ? "" : given ? "Yes" : "No"}
          choose={(choice) => give(choice === "Yes")}
        />
      );
    case "choice":
      return <Choices choices={asked.choices} label={ids.label} chosen={given} choose={give} />;
    case "choices":
      return <Boxes choices={asked.choices} label={ids.label} chosen={Array.isArray(given) ? given : []} give={give} />;
    case "picture":
    case "sound":
    case "file":
      return (
        <input
          {...common}
          type="file"
          accept={ACCEPTED[asked.kind]}
          onChange={({ target }) => target.files?.[0] && give(target.files[0])}
        />
      );
    case "long_text":
      return (
        <textarea
          {...common}
          className="pb-input"
          rows={3}
          value={typeof given === "string" ? given : ""}
          onChange={({ target }) => give(target.value)}
        />
      );
    default:
      return (
        <input
          {...common}
          type="text"
          inputMode={asked.kind === "number" ? "decimal" : "text"}
          className={asked.kind === "number" ? "pb-input number" : "pb-input"}
          autoComplete="off"
          value={typeof given === "string" ? given : ""}
          onChange={({ target }) => give(target.value)}
        />
      );
  }
}

interface ChoicesProps {
  readonly choices: readonly string[];
  readonly label: string;
  readonly chosen: Given | undefined;
  readonly choose: (choice: string) => void;
}

function Choices({ choices, label, chosen, choose }: ChoicesProps) {
  return (
    <fieldset className="choices" aria-labelledby={label}>
      {choices.map((choice) => (
        <Button
          key={choice}
          look={choice === chosen ? "fill" : "line"}
          aria-pressed={choice === chosen}
          onClick={() => choose(choice)}
        >
          {choice}
        </Button>
      ))}
    </fieldset>
  );
}

interface BoxesProps {
  readonly choices: readonly string[];
  readonly label: string;
  readonly chosen: readonly string[];
  readonly give: (given: readonly string[]) => void;
}

function Boxes({ choices, label, chosen, give }: BoxesProps) {
  return (
    <fieldset className="boxes" aria-labelledby={label}>
      {choices.map((choice) => (
        <label key={choice}>
          <input
            type="checkbox"
            checked={chosen.includes(choice)}
            onChange={({ target }) =>
              give(choices.filter((one) => (one === choice ? target.checked : chosen.includes(one))))
            }
          />
          {choice}
        </label>
      ))}
    </fieldset>
  );
}
