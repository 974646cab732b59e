import type { ComponentProps, ReactNode } from "react";
import type { GlyphName } from "../icons/glyphs";
import { Icon } from "../icons/Icon";
import { Tooltip } from "./Tooltip";
import "./button.css";

interface ButtonProps extends Omit<ComponentProps<"button">, "className"> {
  /** `fill` stands once on the screen: it is what to do next. */
  readonly look?: "fill" | "line" | "bare" | "link";
  readonly icon?: GlyphName | undefined;
  readonly small?: boolean;
}

/** A button with words, perhaps with a glyph before them. */
export function Button({ look = "line", icon, small = false, children, ...rest }: ButtonProps) {
  return (
    <button type="button" className={`pb-button ${look}${small ? " small" : ""}`} {...rest}>
      {icon && <Icon name={icon} size={14} />}
      {children}
    </button>
  );
}

interface IconButtonProps extends Omit<ComponentProps<"button">, "className" | "aria-label"> {
  readonly icon: GlyphName;
  /** Its name for screen readers, and its tooltip unless `hint` says more. */
  readonly label: string;
  readonly hint?: ReactNode;
  readonly keys?: string;
  readonly small?: boolean;
}

/** A button of one glyph; its words are in its tooltip. */
export function IconButton({ icon, label, hint, keys, small = false, ...rest }: IconButtonProps) {
  return (
    <Tooltip words={hint ?? label} keys={keys}>
      <button type="button" className={`pb-icon-button${small ? " small" : ""}`} aria-label={label} {...rest}>
        <Icon name={icon} size={small ? 14 : 16} />
      </button>
    </Tooltip>
  );
}
