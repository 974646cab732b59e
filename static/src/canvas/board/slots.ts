import type { Flow, Inside, JsonValue, SlotSpec, Spec } from "../../contract";
import type { NodeId } from "../../words";

/** One body a pipeline has: its slot, and its title on screen; empty where a title would say nothing. */
export interface Slot {
  readonly slot: string;
  readonly title: string;
}

/** The bodies a pipeline has now; a slot for any number of them has one more, empty, to drop into. */
export function slotsOf(flow: Flow, spec: Spec, pipeline: NodeId): Slot[] {
  return spec.slots.flatMap((slot) => {
    if (slot.paired) return pairedSlots(flow, spec, pipeline, slot);
    if (!slot.variadic) return [{ slot: slot.name, title: spec.slots.length > 1 ? slot.title.toLowerCase() : "" }];
    const count = usedOf(flow, pipeline, slot.name) + 1;
    return Array.from({ length: count }, (_, index) => ({ slot: `${slot.name}.${index}`, title: "" }));
  });
}

/** One body for each word of the setting of the slot's name, and those that hold something although their word is gone. */
export function pairedSlots(flow: Flow, spec: Spec, pipeline: NodeId, slot: SlotSpec): Slot[] {
  const settings = flow.nodes[flow.nodes[pipeline]?.same_as ?? pipeline]?.settings ?? {};
  const stored = settings[slot.name] ?? spec.settings.find(({ name }) => name === slot.name)?.default;
  const words = Array.isArray(stored) ? stored.map(wordOf) : [];
  const count = Math.max(words.length, usedOf(flow, pipeline, slot.name));
  return Array.from({ length: count }, (_, index) => ({
    slot: `${slot.name}.${index}`,
    title: wayTitle(words[index]),
  }));
}

/** What a way is called: the word itself, or the name of what the setting lists. */
function wordOf(item: JsonValue): string {
  return typeof item === "object" && item !== null && !Array.isArray(item) ? String(item.name ?? "") : String(item);
}

function wayTitle(word: string | undefined): string {
  if (word === undefined) return "without a word";
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
