import type { CSSProperties, KeyboardEvent } from "react";
import { openList } from "../../canvas/gestures/gesture";
import { nodeLabel } from "../../canvas/node/label";
import { StateIcon } from "../../canvas/node/StateIcon";
import { Icon } from "../../icons/Icon";
import { Tile } from "../../icons/Tile";
import { openSettings, select } from "../../store/actions";
import { useStudio } from "../../store/studio";
import type { NodeState } from "../../words";
import { below } from "./row-acts";
import type { OutlineRow } from "./rows";

interface OutlineItemProps {
  readonly row: OutlineRow;
  readonly selected: boolean;
  /** The line that Tab leads to. */
  readonly stop: boolean;
  readonly fold: (open: boolean) => void;
  readonly choose: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** The states whose words say more than their icon. */
const TELLING: ReadonlySet<NodeState> = new Set(["warming", "streaming", "needs_you", "retrying", "failed", "skipped"]);

/** One line of the outline. */
export function OutlineItem({ row, selected, stop, fold, choose, onKeyDown }: OutlineItemProps) {
  const label = useStudio((state) => (row.slot === null ? nodeLabel(state, row.node) : row.title));
  const pointed = useStudio((state) => row.slot === null && state.pointed === row.node);
  const looks = [selected && "selected", pointed && "pointed", row.slot !== null && "body"];
  return (
    <div
      role="treeitem"
      className={`item ${looks.filter(Boolean).join(" ")}`}
      style={{ "--depth": row.depth - 1 } as CSSProperties}
      aria-label={label}
      aria-level={row.depth}
      aria-posinset={row.position}
      aria-setsize={row.count}
      aria-selected={selected}
      aria-expanded={row.open ?? undefined}
      tabIndex={stop ? 0 : -1}
      onClick={choose}
      onDoubleClick={() => openSettings(row.node)}
      onKeyDown={onKeyDown}
    >
      {row.open === null ? <span className="fold" /> : <Fold open={row.open} fold={fold} />}
      {row.slot === null ? <NodeLine row={row} /> : <span className="title">{row.title}</span>}
    </div>
  );
}

/** The arrow keys do the same, so it is no stop of the Tab key. */
function Fold({ open, fold }: { readonly open: boolean; readonly fold: (open: boolean) => void }) {
  return (
    <button
      type="button"
      className="fold"
      tabIndex={-1}
      aria-hidden
      onClick={(event) => {
        event.stopPropagation();
        fold(!open);
      }}
    >
      <Icon name={open ? "chev" : "right"} size={14} />
    </button>
  );
}

function NodeLine({ row }: { readonly row: OutlineRow }) {
  const spec = useStudio((state) => state.specs.get(state.flow.nodes[row.node]?.component ?? ""));
  const hue = useStudio((state) => state.hues[row.node]);
  const view = useStudio((state) => state.views[row.node]);
  const off = useStudio((state) => state.flow.off.includes(row.node));
  return (
    <>
      <Tile spec={spec} title={row.title} hue={hue} />
      <span className="words">
        <span className={off ? "title off" : "title"}>{row.title}</span>
        {row.from.length > 0 && (
          <small>
            from{" "}
            {row.from.map((source, index) => (
              <span key={source.id}>
                {index > 0 && ", "}
                <button
                  type="button"
                  tabIndex={-1}
                  onClick={(event) => {
                    event.stopPropagation();
                    select(source.id);
                  }}
                >
                  {source.title}
                </button>
              </span>
            ))}
          </small>
        )}
        {view?.words && TELLING.has(view.state) && <small className={`state ${view.state}`}>{view.words}</small>}
      </span>
      <StateIcon view={view} />
      <More row={row} />
    </>
  );
}

function More({ row }: { readonly row: OutlineRow }) {
  return (
    <button
      type="button"
      className="more"
      tabIndex={-1}
      aria-label={`What can be done with ${row.title}`}
      onClick={(event) => {
        event.stopPropagation();
        openList({ kind: "menu", at: below(event.currentTarget), node: row.node });
      }}
    >
      <Icon name="dots" size={14} />
    </button>
  );
}
