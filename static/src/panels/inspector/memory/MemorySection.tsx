import { useEffect, useState } from "react";
import type { Memory } from "../../../contract";
import { Button } from "../../../controls/Button";
import { SHOWN_FIRST } from "../../../store/connect";
import { useStudio } from "../../../store/studio";
import { isUnderWay } from "../../runbar/moment";
import { Section } from "../Section";
import { AddMessage } from "./AddMessage";
import { EntryCard } from "./EntryCard";
import { changeMemory, exportMemory, importMemory, readMemory } from "./memory-actions";
import "./memory.css";

const MORE = 200;

/** What a node remembers of the conversation: read, mended, added to, forgotten, kept as a file. */
export function MemorySection({ id }: { readonly id: string }) {
  const memory = useMemory(id);
  return (
    <Section title="What it remembers" words={memory ? countWords(memory.count) : ""}>
      {memory && <Messages id={id} memory={memory} />}
    </Section>
  );
}

/** What the node remembers, read again when it has worked, was set differently, or another conversation is shown. */
function useMemory(id: string): Memory | null {
  const memory = useStudio((state) => (state.memory?.node === id ? state.memory : null));
  const session = useStudio((state) => state.session?.id);
  const settings = useStudio((state) => state.flow.nodes[id]?.settings);
  const made = useStudio((state) => state.views[id]?.results);
  const run = useStudio((state) => `${state.bar.run} ${state.bar.moment}`);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each of these may change what is remembered
  useEffect(() => {
    void readMemory(id, SHOWN_FIRST);
  }, [id, session, settings, made, run]);
  return memory;
}

function Messages({ id, memory }: { readonly id: string; readonly memory: Memory }) {
  const running = useStudio((state) => isUnderWay(state.bar.moment));
  const [adding, setAdding] = useState(false);
  const { entries, count } = memory;
  return (
    <div className="pb-memory">
      {count === 0 && <p className="pb-field-help">What is said to it and what it answers appears here.</p>}
      {count > entries.length && (
        <Button look="link" onClick={() => void readMemory(id, entries.length + MORE)}>
          Show earlier ones ({(count - entries.length).toLocaleString("en")})
        </Button>
      )}
      <ol>
        {entries.map((entry) => (
          <EntryCard key={entry.key} node={id} entry={entry} />
        ))}
      </ol>
      {running && <p className="pb-field-help later">What you change counts from the next run</p>}
      {adding && <AddMessage node={id} close={() => setAdding(false)} />}
      <div className="acts">
        {!adding && (
          <Button small icon="plus" onClick={() => setAdding(true)}>
            Add a message
          </Button>
        )}
        <Button small onClick={() => importMemory(id)}>
          Import
        </Button>
        {count > 0 && (
          <>
            <Button small onClick={() => exportMemory(id)}>
              Export
            </Button>
            <Button small onClick={() => void changeMemory(id, { kind: "forget_everything" })}>
              Forget everything
            </Button>
          </>
        )}
      </div>
    </div>
  );
}

function countWords(count: number): string {
  if (count === 0) return "nothing yet";
  return count === 1 ? "1 message" : `${count.toLocaleString("en")} messages`;
}
