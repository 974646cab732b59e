import type { CSSProperties, ReactNode } from "react";
import type { Spec } from "../contract";
import { nodeHue, specGlyph } from "./category";
import { Icon } from "./Icon";

interface TileProps {
  readonly spec: Spec | undefined;
  /** The title of the node; an agent's tile shows its initial. */
  readonly title?: string;
  /** The agent's hue; nodes that do not speak have none. */
  readonly hue?: number | undefined;
  readonly large?: boolean;
  readonly children?: ReactNode;
}

/** The small square that stands for a node everywhere: category icon, or the initial of an agent. */
export function Tile({ spec, title, hue, large = false, children }: TileProps) {
  const speaks = hue !== undefined && title !== undefined && title !== "";
  const colour = nodeHue(spec, speaks ? hue : undefined);
  return (
    <span
      className={`pb-tile${speaks ? " initial" : ""}${large ? " large" : ""}`}
      style={{ "--c": `var(--${colour})` } as CSSProperties}
      aria-hidden
    >
      {speaks ? [...title][0]?.toUpperCase() : <Icon name={specGlyph(spec)} size={14} />}
      {children}
    </span>
  );
}
