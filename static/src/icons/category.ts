import type { Spec } from "../contract";
import type { GlyphName } from "./glyphs";
import { glyphOr } from "./Icon";

/** The tokens that give tiles their colour. */
export type Hue = "talk" | "picture" | "sound" | "data" | "value" | "any" | "loops";

interface CategoryLook {
  readonly icon: GlyphName;
  readonly hue: Hue;
}

const LOOKS: Readonly<Record<string, CategoryLook>> = {
  messages: { icon: "chat", hue: "any" },
  agents: { icon: "bot", hue: "talk" },
  pipelines: { icon: "loop", hue: "loops" },
  media: { icon: "img", hue: "picture" },
  tools: { icon: "tool", hue: "value" },
  data: { icon: "table", hue: "data" },
  logic: { icon: "fork", hue: "any" },
};
const OTHER: CategoryLook = { icon: "tool", hue: "any" };
const AGENT_HUES: readonly Hue[] = ["talk", "loops", "data", "picture", "sound", "value"];

/** Icon and colour of a palette group. */
export function categoryLook(category: string): CategoryLook {
  return LOOKS[category] ?? OTHER;
}

/** The glyph a component's tile shows; one without a glyph of its own shows its group's. */
export function specGlyph(spec: Spec | undefined): GlyphName {
  return spec ? glyphOr(spec.icon, categoryLook(spec.category).icon) : "warn";
}

/** The colour of agent number `hue`, counted from 0 in the order of creation. */
export function agentHue(hue: number): Hue {
  return AGENT_HUES[hue % AGENT_HUES.length] ?? "talk";
}

/** The colour of a node: an agent's own, else its group's. */
export function nodeHue(spec: Spec | undefined, hue: number | undefined): Hue {
  return hue === undefined ? categoryLook(spec?.category ?? "").hue : agentHue(hue);
}
