import type { NodeId } from "../../words";
import type { StandingBox } from "../wire/obstacles";
import type { Planned } from "./plan";

/** Where planned nodes stand on the canvas; the map from before when none has moved. */
export function boxesOf(
  planned: readonly Planned[],
  before: ReadonlyMap<NodeId, StandingBox>,
): ReadonlyMap<NodeId, StandingBox> {
  const boxes = new Map<NodeId, StandingBox>();
  for (const { id, parent, x, y, size, frame } of planned) {
    const corner = boxes.get(parent ?? "") ?? { x: 0, y: 0 };
    const at = { x: corner.x + x, y: corner.y + y, width: size.width, height: size.height };
    boxes.set(id, { ...at, parent, open: frame !== null });
  }
  const same = boxes.size === before.size && [...boxes].every(([id, box]) => equal(box, before.get(id)));
  return same ? before : boxes;
}

function equal(one: StandingBox, other: StandingBox | undefined): boolean {
  return (
    other !== undefined &&
    one.x === other.x &&
    one.y === other.y &&
    one.width === other.width &&
    one.height === other.height &&
    one.parent === other.parent &&
    one.open === other.open
  );
}
