import type { Spec } from "../../contract";
import type { Size } from "./lanes";

const NARROW = 152;
/** The width of most nodes. */
export const USUAL = 192;
const WIDE = 288;
const TITLE_AND_SENTENCE = 88;

/** How wide a node is: inputs and outputs of the flow narrow, notes and tables wide. */
export function nodeWidth(spec: Spec | undefined): number {
  if (spec?.role === "input" || spec?.role === "output") return NARROW;
  return spec?.role === "none" && spec.outputs.some(({ type }) => type.name === "table") ? WIDE : USUAL;
}

/** The size of a node that has not been measured yet. */
export function guessedSize(spec: Spec | undefined): Size {
  const rows = Math.max(spec?.inputs.length ?? 0, spec?.outputs.length ?? 0);
  return { width: nodeWidth(spec), height: TITLE_AND_SENTENCE + (rows > 1 ? rows * 24 : 0) };
}
