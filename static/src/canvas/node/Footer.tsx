import type { NodeView } from "../../contract";
import { Icon } from "../../icons/Icon";
import { remedy, showResult } from "../../store/actions";
import { useNow } from "./use-seconds";

/** The last line of a node: its state in words, the seconds while they pass, and which result is shown. */
export function Footer({ view }: { readonly view: NodeView }) {
  const counting = view.since !== null || view.until !== null;
  const now = useNow(counting);
  if (!view.words && !view.right && view.results < 2 && !counting) return null;
  const failed = view.state === "failed";
  return (
    <div className={`pb-foot${failed ? " sentence" : ""}`}>
      <span className="pb-foot-words">{words(view, now)}</span>
      {failed && view.remedy && (
        <button
          type="button"
          className="pb-foot-fix nodrag"
          onClick={() => view.remedy && remedy(view.id, view.remedy)}
        >
          {view.remedy.label}
        </button>
      )}
      {!failed && <FootRight view={view} />}
    </div>
  );
}

function words(view: NodeView, now: number): string {
  if (view.until !== null) return `${view.words} in ${Math.max(0, Math.ceil(view.until - now))} s`;
  if (view.since !== null) return `${view.words} · ${clock(Math.max(0, now - view.since))}`;
  return view.words;
}

/** Seconds as they are said: `9 s`, `1:04`. */
export function clock(seconds: number): string {
  const whole = Math.floor(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

function FootRight({ view }: { readonly view: NodeView }) {
  if (view.results > 1 && view.state !== "streaming") return <ResultSwitch view={view} what="" />;
  return view.right ? <span className="pb-foot-right">{view.right}</span> : null;
}

/** `‹ 2 of 2 ›`: turns a node, or a pipeline with all in it, to another of its results. */
export function ResultSwitch({ view, what }: { readonly view: NodeView; readonly what: string }) {
  const turn = (by: number) => void showResult(view.id, view.result + by);
  return (
    <span className="pb-foot-right pb-turns nodrag">
      <button
        type="button"
        aria-label={`Earlier ${what || "result"}`}
        disabled={view.result <= 1}
        onClick={() => turn(-1)}
      >
        <Icon name="left" size={12} />
      </button>
      {what && `${what} `}
      {view.result} of {view.results}
      <button
        type="button"
        aria-label={`Later ${what || "result"}`}
        disabled={view.result >= view.results}
        onClick={() => turn(1)}
      >
        <Icon name="right" size={12} />
      </button>
    </span>
  );
}
