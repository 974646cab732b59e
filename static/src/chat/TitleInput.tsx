import { useState } from "react";

interface TitleInputProps {
  readonly title: string;
  /** Called with the new title, or null when it stays as it was. */
  readonly done: (title: string | null) => void;
}

/** The title of a conversation while it is changed: Enter keeps it, Escape does not. */
export function TitleInput({ title, done }: TitleInputProps) {
  const [text, setText] = useState(title);
  const keep = () => done(text.trim() && text.trim() !== title ? text.trim() : null);
  return (
    <input
      className="title"
      aria-label="Name of the conversation"
      value={text}
      maxLength={200}
      // biome-ignore lint/a11y/noAutofocus: the user has just asked to rename it
      autoFocus
      onFocus={({ currentTarget }) => currentTarget.select()}
      onChange={({ currentTarget }) => setText(currentTarget.value)}
      onBlur={keep}
      onKeyDown={({ key }) => {
        if (key === "Enter") keep();
        if (key === "Escape") done(null);
      }}
    />
  );
}
