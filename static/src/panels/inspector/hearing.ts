import type { Member } from "../../canvas/container/members";
import type { JsonValue } from "../../contract";

/** Who speaks, and who does not hear it: members by the id of a node in them, or by their title. */
export type Kept = readonly (readonly [speaker: string, hearer: string])[];

/** The setting as pairs; whatever is none is left out. */
export function keptOf(value: JsonValue): Kept {
  if (!Array.isArray(value)) return [];
  return value.flatMap((pair) =>
    Array.isArray(pair) && typeof pair[0] === "string" && typeof pair[1] === "string"
      ? [[pair[0], pair[1]] as const]
      : [],
  );
}

/** How many are named one by one. */
const FEW = 5;

/** Whether a member hears what another one says. */
export function hears(kept: Kept, speaker: Member, hearer: Member): boolean {
  return !kept.some(([from, to]) => isCalled(speaker, from) && isCalled(hearer, to));
}

/** The pairs with one member hearing another, or not. */
export function withHearing(kept: Kept, speaker: Member, hearer: Member, on: boolean): Kept {
  const others = kept.filter(([from, to]) => !(isCalled(speaker, from) && isCalled(hearer, to)));
  return on ? others : [...others, [speaker.id, hearer.id]];
}

/** The pairs after a hearer was dragged from what one member says to what another says. */
export function withMoved(kept: Kept, hearer: Member, from: Member, to: Member): Kept {
  if (from.id === to.id || hearer.id === to.id) return kept;
  return withHearing(withHearing(kept, from, hearer, false), to, hearer, true);
}

/** Those of the others who do not hear it, where saying so is shorter than naming all who do; else null. */
export function exceptions(others: readonly Member[], hearers: readonly Member[]): readonly Member[] | null {
  const out = others.filter((one) => !hearers.includes(one));
  return others.length > FEW && out.length < hearers.length ? out : null;
}

function isCalled(member: Member, name: string): boolean {
  return member.ids.includes(name) || member.title === name;
}
