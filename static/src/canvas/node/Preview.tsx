import { useLayoutEffect, useRef } from "react";
import type { NodeView } from "../../contract";
import { Icon } from "../../icons/Icon";
import { view as openViewer } from "../../store/actions";
import { MediaPreview } from "./MediaPreview";

/** What a node made last; its height is fixed by kind, so that nothing grows while words stream in. */
export function Preview({ view }: { readonly view: NodeView }) {
  const { preview } = view;
  const streaming = view.state === "streaming";
  if (!preview || (!preview.text && preview.media.length === 0)) return streaming ? <EmptyPreview /> : null;
  const label = view.earlier ? preview.label || "From the last run" : preview.label;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the corner button is the keyboard's way
    <div
      className={`pb-out${view.earlier ? " old" : ""}`}
      onDoubleClick={(event) => {
        event.stopPropagation();
        void openViewer(view.id);
      }}
    >
      {label && <span className="pb-out-label">{label}</span>}
      {preview.media.map((part) => (
        <MediaPreview key={part.hash} part={part} />
      ))}
      {preview.text && <Words text={preview.text} tail={streaming} labelled={label !== ""} />}
      <button
        type="button"
        className="pb-out-open nodrag"
        aria-label="See it whole"
        onClick={() => void openViewer(view.id)}
      >
        <Icon name="open" size={12} />
      </button>
    </div>
  );
}

function EmptyPreview() {
  return (
    <div className="pb-out">
      <div className="pb-words">
        <span className="pb-caret" />
      </div>
    </div>
  );
}

interface WordsProps {
  readonly text: string;
  /** Show the end and a caret, as words stream in. */
  readonly tail: boolean;
  readonly labelled: boolean;
}

function Words({ text, tail, labelled }: WordsProps) {
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every new word moves the end
  useLayoutEffect(() => {
    if (box.current) box.current.scrollTop = tail ? box.current.scrollHeight : 0;
  }, [text, tail]);
  return (
    <div ref={box} className={`pb-words${labelled ? " short" : ""}${tail ? " tail" : ""}`}>
      {text}
      {tail && <span className="pb-caret" />}
    </div>
  );
}
