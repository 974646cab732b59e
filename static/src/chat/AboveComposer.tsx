import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import { ask } from "../store/connect";
import { useStudio } from "../store/studio";
import { QuestionCard } from "./QuestionCard";
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
  return (
    <>
      {news && (
        <button type="button" className="pb-below" onClick={toEnd}>
          New below
        </button>
      )}
      <Questions />
    </>
  );
}

/** The cards of the questions that wait. */
function Questions() {
  const chat = useStudio((state) => state.chat);
  const bar = useStudio((state) => state.bar);
  const open = chat.filter(({ question, given }) => question && !given);
  if (open.length === 0) return null;
  return (
    <div className="pb-questions">
      {open.map(
        (message) =>
          message.question && (
            <QuestionCard
              key={message.question_path}
              message={message}
              question={message.question}
              composed={bar.run === message.run && bar.question_path === message.question_path}
            />
          ),
      )}
    </div>
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
