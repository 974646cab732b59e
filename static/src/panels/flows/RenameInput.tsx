import { type KeyboardEvent, useRef, useState } from "react";
import type { FlowCard } from "../../contract";
import { renameFlow } from "./flow-actions";

interface RenameInputProps {
  readonly flow: FlowCard;
  readonly done: () => void;
}

/** The name of a flow in the list, being written. */
export function RenameInput({ flow, done }: RenameInputProps) {
  const [text, setText] = useState(flow.name);
  const ended = useRef(false);
  const end = (keep: boolean) => {
    if (ended.current) return;
    ended.current = true;
    if (keep && text.trim() && text.trim() !== flow.name) void renameFlow(flow.id, text.trim());
    done();
  };
  const typed = (event: KeyboardEvent) => {
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.stopPropagation();
    event.preventDefault();
    end(event.key === "Enter");
  };
  return (
    <input
      className="pb-input"
      aria-label={`New name of ${flow.name}`}
      // biome-ignore lint/a11y/noAutofocus: choosing Rename asked for it
      autoFocus
      maxLength={200}
      value={text}
      onFocus={(event) => event.target.select()}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => end(true)}
      onKeyDown={typed}
    />
  );
}
