import type { Flow, Inside, JsonValue, SlotSpec, Spec } from "../../contract";
import type { NodeId } from "../../words";

/** One body a pipeline has: its slot, and its title on screen; empty where a title would say nothing. */
export interface Slot {
  readonly slot: string;
  readonly title: string;
  /** What stands in it is a tool of the agent around it. */
  readonly tool: boolean;
}

/** The bodies a pipeline has now; a slot for any number of them has one more, empty, to drop into. */
export function slotsOf(flow: Flow, spec: Spec, pipeline: NodeId): Slot[] {
  return spec.slots.flatMap((slot) => {
    if (slot.paired) return pairedSlots(flow, spec, pipeline, slot);
    if (!slot.variadic) return [loneSlot(spec, slot)];
    const count = usedOf(flow, pipeline, slot.name) + 1;
    return Array.from({ length: count }, (_, index) => ({
      slot: `${slot.name}.${index}`,
      title: "",
      tool: slot.tool,
    }));
  });
}

function loneSlot(spec: Spec, { name, title, tool }: SlotSpec): Slot {
  return { slot: name, title: spec.slots.length > 1 && !tool ? title.toLowerCase() : "", tool };
}

/** One body for each way in the setting of the slot's name, and those that hold something although their way is gone. */
export function pairedSlots(flow: Flow, spec: Spec, pipeline: NodeId, slot: SlotSpec): Slot[] {
  const settings = flow.nodes[flow.nodes[pipeline]?.same_as ?? pipeline]?.settings ?? {};
  const stored = settings[slot.name] ?? spec.settings.find(({ name }) => name === slot.name)?.default;
  const ways = Array.isArray(stored) ? stored : [];
  const count = Math.max(ways.length, usedOf(flow, pipeline, slot.name));
  return Array.from({ length: count }, (_, index) => ({
    slot: `${slot.name}.${index}`,
    title: wayTitle(ways[index]),
    tool: false,
  }));
}

/** A way is a word, has a name that what comes in is compared with, or bears a title of its own. */
function wayTitle(way: JsonValue | undefined): string {
  if (way === undefined) return "not set any more";
  const parts = typeof way === "object" && way !== null && !Array.isArray(way) ? way : { name: way };
  if (parts.title !== undefined) return String(parts.title || "…");
  const word = String(parts.name ?? "");
  return word.trim() === "" ? "when …" : `when “${word}”`;
}

/** How many bodies of a slot are in use, counted up to the last one that holds something. */
function usedOf(flow: Flow, pipeline: NodeId, slot: string): number {
  const used = Object.values(flow.nodes).flatMap(({ inside }) =>
    inside?.pipeline === pipeline && inside.slot.startsWith(`${slot}.`) ? [number(inside)] : [],
  );
  return Math.max(-1, ...used) + 1;
}

function number(inside: Inside): number {
  return Number(inside.slot.split(".")[1] ?? 0);
}
