import { useEffect, useRef, useState } from "react";
import { rename } from "../../store/actions";
import { startNaming, useGesture } from "../gestures/gesture";

interface TitleProps {
  readonly id: string;
  readonly title: string;
}

/** A node's title; a double click, or F2, writes it anew in place. */
export function Title({ id, title }: TitleProps) {
  const naming = useGesture((state) => state.naming === id);
  if (naming) return <TitleInput id={id} title={title} />;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: F2 is the keyboard's way
    <span
      className="pb-title"
      title={title}
      onDoubleClick={(event) => {
        event.stopPropagation();
        startNaming(id);
      }}
    >
      {title}
    </span>
  );
}

function TitleInput({ id, title }: TitleProps) {
  const [text, setText] = useState(title);
  const input = useRef<HTMLInputElement>(null);
  const ended = useRef(false);
  useEffect(() => input.current?.select(), []);
  const end = (keep: boolean) => {
    if (ended.current) return;
    ended.current = true;
    startNaming(null);
    if (keep && text.trim() && text.trim() !== title) void rename(id, text.trim());
  };
  return (
    <input
      ref={input}
      className="pb-title nodrag nopan"
      aria-label="Name"
      value={text}
      maxLength={200}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => end(true)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Enter" || event.key === "Escape") end(event.key === "Enter");
      }}
    />
  );
}
