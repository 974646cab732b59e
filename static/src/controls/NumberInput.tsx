import { type ComponentProps, type KeyboardEvent, useState } from "react";
import { type NumberLimits, readNumber, stepped } from "./number";
import { useDraft } from "./use-draft";
import "./field.css";

interface NumberInputProps extends Omit<ComponentProps<"input">, "value" | "onChange" | "className"> {
  readonly value: number | null;
  readonly limits: NumberLimits;
  readonly send: (value: number | null) => unknown;
  readonly wrong?: boolean;
}

/** A number; the arrow keys step it, and one that does not fit is explained and not sent. */
export function NumberInput({ value, limits, send, wrong = false, ...rest }: NumberInputProps) {
  const [sentence, setSentence] = useState("");
  const take = (text: string): unknown => {
    const typed = readNumber(text, limits);
    setSentence("sentence" in typed ? typed.sentence : "");
    return "sentence" in typed ? new Promise(() => undefined) : send(typed.value);
  };
  const draft = useDraft(value === null ? "" : String(value), take);
  const typed = (event: KeyboardEvent) => {
    if (event.key === "Enter") draft.commit();
    if (event.key === "Escape") setSentence("");
    draft.typed(event);
    const steps = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (steps === undefined) return;
    event.preventDefault();
    const now = readNumber(draft.text, limits);
    draft.change(String(stepped("value" in now ? (now.value ?? 0) : (value ?? 0), steps, limits)));
  };
  return (
    <>
      <input
        type="text"
        inputMode={limits.whole ? "numeric" : "decimal"}
        className="pb-input number"
        autoComplete="off"
        aria-invalid={wrong || sentence !== "" || undefined}
        value={draft.text}
        onChange={(event) => draft.change(event.target.value)}
        onFocus={draft.focused}
        onBlur={draft.commit}
        onKeyDown={typed}
        {...rest}
      />
      {sentence && (
        <p className="pb-field-problem" role="alert">
          {sentence}
        </p>
      )}
    </>
  );
}
