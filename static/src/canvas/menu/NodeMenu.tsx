import type { XYPosition } from "@xyflow/react";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { createPortal } from "react-dom";
import type { GlyphName } from "../../icons/glyphs";
import { Icon } from "../../icons/Icon";
import { openSettings, removeNodes, run, switchOff } from "../../store/actions";
import { pinnable, pinResult } from "../../store/pins";
import { studio } from "../../store/studio";
import { slotsOf } from "../board/slots";
import { fold } from "../container/fold";
import { duplicate, sameAgain } from "../gestures/clipboard";
import { openList, showAlone, startNaming } from "../gestures/gesture";
import { useInView, useOutside } from "../picker/Picker";

interface MenuLine {
  readonly icon: GlyphName;
  readonly title: string;
  readonly keys?: string;
  readonly danger?: boolean;
  readonly run: () => void;
}

interface NodeMenuProps {
  readonly at: XYPosition;
  readonly node: string;
  readonly onClose: () => void;
}

/** What can be done with a node: the menu of its row's last button and of a right click. */
export function NodeMenu({ at, node, onClose }: NodeMenuProps) {
  const box = useRef<HTMLDivElement>(null);
  useOutside(box, onClose);
  useInView(box, at);
  useEffect(() => box.current?.querySelector("button")?.focus(), []);
  return createPortal(
    <div
      ref={box}
      role="menu"
      tabIndex={-1}
      className="playbill pb-node-menu"
      style={{ left: at.x, top: at.y }}
      onKeyDown={(event) => moveIn(event, onClose)}
    >
      {groups(node).map((lines, index) => (
        <div key={lines[0]?.title ?? index} role="none">
          {index > 0 && <hr />}
          {lines.map((line) => (
            <button
              key={line.title}
              type="button"
              role="menuitem"
              className={line.danger ? "danger" : ""}
              onClick={() => {
                onClose();
                line.run();
              }}
            >
              <Icon name={line.icon} size={14} />
              {line.title}
              {line.keys && <kbd>{line.keys}</kbd>}
            </button>
          ))}
        </div>
      ))}
    </div>,
    document.body,
  );
}

function groups(id: string): MenuLine[][] {
  const state = studio.getState();
  const off = state.flow.off.includes(id);
  const pinned = id in state.flow.pins;
  const collapsed = state.flow.layout[id]?.collapsed ?? false;
  const spec = state.specs.get(state.flow.nodes[id]?.component ?? "");
  const ids = state.selected.has(id) ? [...state.selected] : [id];
  const runs: MenuLine[] = [
    { icon: "play", title: "Run this", run: () => void run({ only: id }) },
    { icon: "from", title: "From here", keys: "Shift+Enter", run: () => void run({ origin: id }) },
    { icon: "enter", title: "Until here", run: () => void run({ until: id }) },
  ];
  const changes: MenuLine[] = [
    { icon: "gear", title: "Settings", keys: "Enter", run: () => openSettings(id) },
    { icon: "pen", title: "Rename", keys: "F2", run: () => startNaming(id) },
    {
      icon: "link",
      title: "Connect to…",
      keys: "C",
      run: () => openList({ kind: "connect", at: middle(id), node: id }),
    },
    { icon: "copy", title: "Duplicate", keys: "Ctrl+D", run: () => void duplicate(ids) },
    { icon: "off", title: off ? "Switch on" : "Switch off", keys: "M", run: () => void switchOff(ids, !off) },
  ];
  if (spec?.speaks) changes.push({ icon: "bot", title: "Same agent again", run: () => void sameAgain(id) });
  if (pinnable(state, id))
    changes.push({
      icon: "pin",
      title: pinned ? "Let the result go" : "Keep this result",
      keys: "P",
      run: () => void pinResult(id),
    });
  const tool = spec && slotsOf(state.flow, spec, id).findLast((slot) => slot.tool);
  if (tool) {
    const inside = { pipeline: id, slot: tool.slot };
    changes.push({ icon: "tool", title: "Add a tool", run: () => openList({ kind: "tool", at: middle(id), inside }) });
  }
  if (spec && spec.slots.length > 0) {
    changes.push({ icon: "chev", title: collapsed ? "Open" : "Fold", run: () => fold(id, !collapsed) });
    changes.push({ icon: "fit", title: "Open alone", run: () => showAlone(id) });
  }
  const ends: MenuLine[] = [
    { icon: "bin", title: "Delete", keys: "Del", danger: true, run: () => void removeNodes(ids) },
  ];
  return spec?.role === "note" ? [changes.filter(({ title }) => title !== "Connect to…"), ends] : [runs, changes, ends];
}

/** A point beside a node on the screen, to open a list at. */
export function middle(id: string): XYPosition {
  const box = document.querySelector(`.react-flow__node[data-id="${CSS.escape(id)}"]`)?.getBoundingClientRect();
  return box ? { x: box.right + 8, y: box.top } : { x: window.innerWidth / 2, y: window.innerHeight / 3 };
}

function moveIn(event: KeyboardEvent<HTMLElement>, onClose: () => void): void {
  const buttons = [...event.currentTarget.querySelectorAll("button")];
  const at = buttons.findIndex((button) => button.matches(":focus"));
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  event.stopPropagation();
  if (event.key === "Escape" || event.key === "Tab") onClose();
  else if (step) buttons[(at + step + buttons.length) % buttons.length]?.focus();
  else return;
  event.preventDefault();
}
