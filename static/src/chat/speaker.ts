import type { ChatMessage } from "../contract";
import { agentHue, categoryLook, type Hue, specGlyph } from "../icons/category";
import type { GlyphName } from "../icons/glyphs";
import type { State } from "../store/state";
import { escaped } from "./html";

/** What of the window's state tells how speakers look. */
export type Cast = Pick<State, "flow" | "hues" | "specs">;

/** How a speaker's tile looks: an initial, or a glyph. */
interface Face {
  readonly hue: Hue;
  readonly glyph: GlyphName | null;
}

/** The line over a message: tile, name, round, whether it was cut short or is an answer, and the button that stops it. */
export function speakerLine(message: ChatMessage, cast: Cast, stop = ""): string {
  const { hue, glyph } = faceOf(message, cast);
  const tile = glyph
    ? `<span class="pb-face pb-glyph-${glyph}" style="--c:var(--${hue})"></span>`
    : `<span class="pb-face" style="--c:var(--${hue})">${escaped([...message.speaker][0]?.toUpperCase() ?? "")}</span>`;
  const round = message.round && `<small>${escaped(message.round)}</small>`;
  const cut = message.cut ? "<small>stopped by you</small>" : "";
  const tag = message.answer ? '<span class="pb-tag">Answer</span>' : "";
  const name = `<b>${escaped(message.speaker)}</b>`;
  return `<span class="pb-speaker${ofNode(message)}">${tile}${name}${round}${cut}${tag}${stop}</span>`;
}

/** The class by which a message is found when its node is pointed at, and the other way round. */
export function ofNode({ node }: ChatMessage): string {
  return node && /^\w+$/.test(node) ? ` pb-of-${node}` : "";
}

function faceOf({ node }: ChatMessage, { flow, hues, specs }: Cast): Face {
  const hue = node === null ? undefined : hues[node];
  if (hue !== undefined) return { hue: agentHue(hue), glyph: null };
  const spec = specs.get((node && flow.nodes[node]?.component) || "");
  return spec ? { hue: categoryLook(spec.category).hue, glyph: specGlyph(spec) } : { hue: "any", glyph: null };
}
