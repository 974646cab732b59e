import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import { ask } from "../store/connect";
import { useStudio } from "../store/studio";
import { emptySentence, examplesOf } from "./words";

interface Below {
  /** There is something new under what the reader sees. */
  readonly news: boolean;
  readonly toEnd: () => void;
}

/** Whether the reader has scrolled away from the newest message. */
export const below = createStore<Below>(() => ({ news: false, toEnd: () => undefined }));

/** What stands between messages and composer: the way down, or how to begin. */
export function AboveComposer() {
  const { news, toEnd } = useStore(below);
  const empty = useStudio((state) => state.chat.length === 0 && state.flowId !== null);
  if (empty) return <Beginning />;
  if (!news) return null;
  return (
    <button type="button" className="pb-below" onClick={toEnd}>
      New below
    </button>
  );
}

function Beginning() {
  const flow = useStudio((state) => state.flow);
  const specs = useStudio((state) => state.specs);
  return (
    <div className="pb-beginning">
      <p>{emptySentence({ flow, specs })}</p>
      {examplesOf({ flow }).map((example) => (
        <button
          key={example}
          type="button"
          onClick={() => void ask({ kind: "send_message", text: example, files: [] })}
        >
          {example}
        </button>
      ))}
    </div>
  );
}
