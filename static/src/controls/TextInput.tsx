import { type ComponentProps, type KeyboardEvent, useLayoutEffect, useRef } from "react";
import { useDraft } from "./use-draft";
import "./field.css";

interface TextInputProps extends Omit<ComponentProps<"input">, "value" | "onChange" | "className"> {
  readonly value: string;
  readonly send: (text: string) => unknown;
  /** The field is wrong: its border says so. */
  readonly wrong?: boolean;
}

/** One line of text; Enter commits, Escape takes back what was typed. */
export function TextInput({ value, send, wrong = false, ...rest }: TextInputProps) {
  const draft = useDraft(value, send);
  const typed = (event: KeyboardEvent) => {
    if (event.key === "Enter" && !event.nativeEvent.isComposing) draft.commit();
    draft.typed(event);
  };
  return (
    <input
      type="text"
      className="pb-input"
      autoComplete="off"
      aria-invalid={wrong || undefined}
      value={draft.text}
      onChange={(event) => draft.change(event.target.value)}
      onFocus={draft.focused}
      onBlur={draft.commit}
      onKeyDown={typed}
      {...rest}
    />
  );
}

interface LongTextInputProps extends Omit<ComponentProps<"textarea">, "value" | "onChange" | "className"> {
  readonly value: string;
  readonly send: (text: string) => unknown;
  readonly wrong?: boolean;
  /** Lines shown when empty and at most; it grows between them. Without them it fills what is around it. */
  readonly lines?: readonly [least: number, most: number];
}

const LINE = 20;
const EDGES = 12;

/** Several lines of text; Enter breaks the line, Ctrl+Enter commits. */
export function LongTextInput({ value, send, wrong = false, lines, ...rest }: LongTextInputProps) {
  const draft = useDraft(value, send);
  const area = useRef<HTMLTextAreaElement>(null);
  const [least, most] = lines ?? [0, 0];
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the text
  useLayoutEffect(() => {
    if (area.current && most > 0) resize(area.current, least * LINE + EDGES, most * LINE + EDGES);
  }, [draft.text, least, most]);
  return (
    <textarea
      ref={area}
      className={`pb-input long${lines ? "" : " filling"}`}
      aria-invalid={wrong || undefined}
      value={draft.text}
      onChange={(event) => draft.change(event.target.value)}
      onFocus={draft.focused}
      onBlur={draft.commit}
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) draft.commit();
        draft.typed(event);
      }}
      {...rest}
    />
  );
}

function resize(area: HTMLTextAreaElement, least: number, most: number): void {
  area.style.height = "0";
  area.style.height = `${Math.min(most, Math.max(least, area.scrollHeight + 2))}px`;
}
