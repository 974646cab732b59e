import { Tooltip as Radix } from "radix-ui";
import type { ReactElement, ReactNode } from "react";
import { keyWords } from "./keys";
import "./tooltip.css";

interface TooltipProps {
  readonly words: ReactNode;
  /** The shortcut that does the same, written with `Ctrl`. */
  readonly keys?: string | undefined;
  readonly side?: "top" | "right" | "bottom" | "left";
  readonly delay?: number;
  readonly children: ReactElement;
}

/** Words that appear beside a control after a short rest on it, or when the keyboard reaches it. */
export function Tooltip({ words, keys, side = "bottom", delay = 500, children }: TooltipProps) {
  return (
    <Radix.Provider delayDuration={delay} skipDelayDuration={200}>
      <Radix.Root>
        <Radix.Trigger asChild>{children}</Radix.Trigger>
        <Radix.Portal>
          <Radix.Content className="playbill pb-tooltip" side={side} sideOffset={6} collisionPadding={8}>
            {words}
            {keys && <kbd className="pb-key">{keyWords(keys)}</kbd>}
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
    </Radix.Provider>
  );
}
