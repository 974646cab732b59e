import { NodeToolbar, Position, ViewportPortal } from "@xyflow/react";
import type { GlyphName } from "../icons/glyphs";
import { Icon } from "../icons/Icon";
import { edit, removeNodes } from "../store/actions";
import { studio, useStudio } from "../store/studio";
import type { NodeId } from "../words";
import { useBoard } from "./board/board";
import { type Arrangement, arrange } from "./gestures/aligning";
import { duplicate } from "./gestures/clipboard";
import type { StandingBox } from "./wire/obstacles";

const ARRANGEMENTS: readonly { readonly how: Arrangement; readonly icon: GlyphName; readonly label: string }[] = [
  { how: "left", icon: "alignLeft", label: "Align at the left" },
  { how: "top", icon: "alignTop", label: "Align at the top" },
  { how: "across", icon: "spreadAcross", label: "Same gaps across" },
  { how: "down", icon: "spreadDown", label: "Same gaps down" },
];
const AROUND = 10;

/** Around several selected nodes: one box, and what can be done with all of them. */
export function SelectionBar() {
  const selected = useStudio((state) => state.selected);
  const boxes = useBoard((state) => state.boxes);
  const dragging = useBoard((state) => state.dragging);
  const shown = [...selected].flatMap((id) => boxes.get(id) ?? []);
  if (shown.length < 2 || dragging) return null;
  const ids = [...selected];
  return (
    <>
      <ViewportPortal>
        <div className="pb-selection" style={around(shown)} />
      </ViewportPortal>
      <NodeToolbar nodeId={ids} isVisible position={Position.Top} align="start" offset={AROUND + 6}>
        <div className="pb-acts">
          {ARRANGEMENTS.map(({ how, icon, label }) => (
            <button
              key={how}
              type="button"
              aria-label={label}
              title={label}
              onClick={() => arrangeAll(ids, boxes, how)}
            >
              <Icon name={icon} size={14} />
            </button>
          ))}
          <hr />
          <button type="button" onClick={() => void duplicate(ids)}>
            <Icon name="copy" size={14} />
            Duplicate
          </button>
          <button type="button" onClick={() => void removeNodes(ids)}>
            <Icon name="bin" size={14} />
            Delete
          </button>
        </div>
      </NodeToolbar>
    </>
  );
}

function around(boxes: readonly StandingBox[]) {
  const left = Math.min(...boxes.map(({ x }) => x)) - AROUND;
  const top = Math.min(...boxes.map(({ y }) => y)) - AROUND;
  const right = Math.max(...boxes.map(({ x, width }) => x + width)) + AROUND;
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height)) + AROUND;
  return { transform: `translate(${left}px, ${top}px)`, width: right - left, height: bottom - top };
}

function arrangeAll(ids: readonly NodeId[], boxes: ReadonlyMap<NodeId, StandingBox>, how: Arrangement): void {
  const nodes = ids.flatMap((id) => {
    const box = boxes.get(id);
    return box ? [{ id, box }] : [];
  });
  const { layout } = studio.getState().flow;
  const places = Object.fromEntries(
    [...arrange(nodes, how)].flatMap(([id, by]) => {
      const place = layout[id];
      return place ? [[id, { ...place, x: Math.round(place.x + by.x), y: Math.round(place.y + by.y) }]] : [];
    }),
  );
  void edit({ kind: "move_nodes", places });
}
