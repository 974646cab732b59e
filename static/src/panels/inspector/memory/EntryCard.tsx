import { useState } from "react";
import { MediaPreview } from "../../../canvas/node/MediaPreview";
import type { MemoryEntry } from "../../../contract";
import { IconButton } from "../../../controls/Button";
import { LongTextInput } from "../../../controls/TextInput";
import { changeMemory } from "./memory-actions";

interface EntryCardProps {
  readonly node: string;
  readonly entry: MemoryEntry;
}

/** One remembered message: who said it, its words, which can be written anew, and what was attached. */
export function EntryCard({ node, entry }: EntryCardProps) {
  const [writing, setWriting] = useState(false);
  const speaker = entry.sender || ROLE_WORDS[entry.role];
  const send = (text: string) => changeMemory(node, { kind: "reword_entry", entry: entry.key, text });
  return (
    <li className="entry">
      <div className="who">
        <b>{speaker}</b>
        <span className="tools">
          {!entry.cut && (
            <IconButton
              small
              icon="pen"
              label={`Change what ${speaker} said`}
              hint="Change"
              onClick={() => setWriting(true)}
            />
          )}
          <IconButton
            small
            icon="bin"
            label={`Forget what ${speaker} said`}
            hint="Forget"
            onClick={() => void changeMemory(node, { kind: "forget_entries", entries: [entry.key] })}
          />
        </span>
      </div>
      {entry.media.map((part) => (
        <MediaPreview key={part.hash} part={part} />
      ))}
      {entry.note && <p className="note">{entry.note}</p>}
      {writing ? (
        <LongTextInput
          autoFocus
          lines={[2, 12]}
          aria-label={`What ${speaker} said`}
          value={entry.text}
          send={send}
          onFocusCapture={({ currentTarget }) => showWhenGrown(currentTarget)}
          onBlurCapture={() => setWriting(false)}
        />
      ) : (
        entry.text && <p className="text">{entry.text}</p>
      )}
      {entry.cut && <p className="note">Longer than can be shown and changed here.</p>}
    </li>
  );
}

/** The field takes its height from its words only after it has got the focus. */
function showWhenGrown(field: Element): void {
  requestAnimationFrame(() => field.scrollIntoView({ block: "nearest" }));
}

const ROLE_WORDS = { user: "Somebody", assistant: "A model", system: "Instructions" } as const;
