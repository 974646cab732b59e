import type { GlyphName } from "../../icons/glyphs";
import type { Moment } from "../../words";

/** Whether a run goes on at this moment. */
export function isUnderWay(moment: Moment): boolean {
  return moment === "running" || moment === "stopping" || moment === "needs_you";
}

/** The glyph that says the moment, and the tone it has. */
export function momentLook(moment: Moment): { icon: GlyphName | null; tone: "plain" | "run" | "ok" | "warn" | "bad" } {
  switch (moment) {
    case "ready":
    case "needs_message":
      return { icon: null, tone: "plain" };
    case "problem":
      return { icon: "warn", tone: "bad" };
    case "running":
    case "stopping":
      return { icon: "arc", tone: "run" };
    case "needs_you":
      return { icon: "user", tone: "warn" };
    case "done":
      return { icon: "done", tone: "ok" };
    case "failed":
      return { icon: "warn", tone: "bad" };
    case "stopped":
      return { icon: "square", tone: "plain" };
  }
}
