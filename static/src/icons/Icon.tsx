import { GLYPHS, type GlyphName } from "./glyphs";
import "./icons.css";

interface IconProps {
  readonly name: GlyphName;
  /** Edge length in pixels. */
  readonly size?: number;
  readonly className?: string;
  /** Said by screen readers; without it the icon is decoration. */
  readonly label?: string;
}

/** One glyph in the colour of the text around it. */
export function Icon({ name, size = 16, className = "", label }: IconProps) {
  return (
    <svg
      className={`pb-icon ${className}`}
      viewBox="0 0 16 16"
      width={size}
      height={size}
      role={label ? "img" : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      {GLYPHS[name]}
    </svg>
  );
}

/** The glyph of that name, or `otherwise` when a component names one that is not here. */
export function glyphOr(name: string, otherwise: GlyphName): GlyphName {
  return Object.hasOwn(GLYPHS, name) ? (name as GlyphName) : otherwise;
}
