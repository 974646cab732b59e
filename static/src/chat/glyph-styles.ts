import { createElement } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { GLYPHS, type GlyphName } from "../icons/glyphs";

/** Gives each glyph a variable and a class that draw it as a mask, for where only plain HTML gets through. */
export function addGlyphStyles(): void {
  const rules = Object.keys(GLYPHS).map((name) => {
    const url = `url("data:image/svg+xml,${encodeURIComponent(drawing(name as GlyphName))}")`;
    return `:root{--glyph-${name}:${url}}.pb-glyph-${name}{--glyph:var(--glyph-${name})}`;
  });
  const style = document.createElement("style");
  style.textContent = rules.join("\n");
  document.head.append(style);
}

function drawing(name: GlyphName): string {
  const look = { fill: "none", stroke: "#000", strokeWidth: 1.5, strokeLinecap: "round", strokeLinejoin: "round" };
  const holder = document.createElement("div");
  const root = createRoot(holder);
  const size = { xmlns: "http://www.w3.org/2000/svg", viewBox: "0 0 16 16", width: 16, height: 16, color: "#000" };
  flushSync(() => root.render(createElement("svg", { ...size, ...look } as object, GLYPHS[name])));
  const { innerHTML } = holder;
  root.unmount();
  return innerHTML;
}
