import type { NodeView } from "../../contract";
import type { GlyphName } from "../../icons/glyphs";
import { Icon } from "../../icons/Icon";
import type { NodeState } from "../../words";
import { STATE_WORDS } from "./label";

interface Look {
  readonly icon: GlyphName;
  readonly tone: string;
  readonly turning?: boolean;
}

const LOOKS: Readonly<Record<Exclude<NodeState, "not_run">, Look>> = {
  waiting: { icon: "clock", tone: "muted" },
  warming: { icon: "arc", tone: "accent", turning: true },
  running: { icon: "arc", tone: "accent", turning: true },
  streaming: { icon: "arc", tone: "accent", turning: true },
  needs_you: { icon: "user", tone: "warn" },
  paused: { icon: "pause", tone: "warn" },
  retrying: { icon: "arc", tone: "accent", turning: true },
  done: { icon: "done", tone: "ok" },
  reused: { icon: "check", tone: "muted" },
  failed: { icon: "warn", tone: "bad" },
  stopped: { icon: "square", tone: "muted" },
  skipped: { icon: "slashed", tone: "muted" },
};

/** The icon of a node's state, at the right end of its title line. */
export function StateIcon({ view }: { readonly view: NodeView | undefined }) {
  if (!view || view.state === "not_run") return null;
  const { icon, tone, turning } = LOOKS[view.state];
  const attempt = view.state === "retrying" ? /\d+/.exec(view.words)?.[0] : undefined;
  return (
    <span className={`pb-state ${tone}`} title={STATE_WORDS[view.state]}>
      <Icon name={icon} className={turning ? "turning" : ""} />
      {attempt && <b className="pb-attempt">{attempt}</b>}
    </span>
  );
}
