/** What a number field accepts. */
export interface NumberLimits {
  readonly whole: boolean;
  readonly minimum: number | null;
  readonly maximum: number | null;
  /** Whether the field may be left empty. */
  readonly empty: boolean;
}

/** What was typed, as a number, as nothing, or as a sentence that says what is wanted instead. */
export type TypedNumber = { readonly value: number | null } | { readonly sentence: string };

/** Reads a typed number, with a point or a comma before the decimals. */
export function readNumber(text: string, limits: NumberLimits): TypedNumber {
  const trimmed = text.trim().replace(",", ".");
  if (trimmed === "") return limits.empty ? { value: null } : { sentence: wanted(limits) };
  const value = Number(trimmed);
  const fits =
    Number.isFinite(value) &&
    (!limits.whole || Number.isInteger(value)) &&
    value >= (limits.minimum ?? -Infinity) &&
    value <= (limits.maximum ?? Infinity);
  return fits ? { value } : { sentence: wanted(limits) };
}

/** The value one step further, kept within the limits. */
export function stepped(value: number, steps: number, limits: NumberLimits): number {
  const small = !limits.whole && limits.maximum !== null && limits.maximum <= 10;
  const next = Number((value + steps * (small ? 0.1 : 1)).toFixed(6));
  return Math.min(limits.maximum ?? Infinity, Math.max(limits.minimum ?? -Infinity, next));
}

function wanted({ whole, minimum, maximum }: NumberLimits): string {
  const kind = whole ? "a whole number" : "a number";
  if (minimum !== null && maximum !== null)
    return `This needs ${kind} from ${grouped(minimum)} to ${grouped(maximum)}.`;
  if (minimum !== null) return `This needs ${kind} from ${grouped(minimum)} on.`;
  if (maximum !== null) return `This needs ${kind} up to ${grouped(maximum)}.`;
  return `This needs ${kind}.`;
}

function grouped(value: number): string {
  return value.toLocaleString("en");
}
