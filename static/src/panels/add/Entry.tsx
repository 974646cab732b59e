import { HoverCard } from "radix-ui";
import type { Spec } from "../../contract";
import { Bold } from "../../controls/Bold";
import { Tile } from "../../icons/Tile";
import { Card } from "./Card";
import { dragComponent } from "./drag";
import { addFromPalette } from "./place";
import "./add.css";
import "./card.css";

const CARD_AFTER = 400;

interface EntryProps {
  readonly spec: Spec;
  readonly bold?: readonly [number, number] | null;
  /** It is the one that Enter in the search takes. */
  readonly active?: boolean;
  readonly onDragEnd?: () => void;
}

/** A component in the palette: drag it, or press Enter on it; resting on it tells what it does. */
export function Entry({ spec, bold = null, active = false, onDragEnd }: EntryProps) {
  const add = () => void addFromPalette(spec);
  return (
    <HoverCard.Root openDelay={CARD_AFTER} closeDelay={80}>
      <HoverCard.Trigger asChild>
        <button
          type="button"
          className={active ? "entry active" : "entry"}
          draggable
          onDragStart={(event) => dragComponent(event, spec)}
          onDragEnd={onDragEnd}
          onDoubleClick={add}
          onKeyDown={(event) => {
            if (event.key !== "Enter" && event.key !== " ") return;
            event.preventDefault();
            add();
          }}
        >
          <Tile spec={spec} />
          <span className="title">
            <Bold text={spec.title} part={bold} />
          </span>
        </button>
      </HoverCard.Trigger>
      <HoverCard.Portal>
        <HoverCard.Content
          className="playbill pb-popover pb-about"
          side="right"
          align="start"
          sideOffset={10}
          collisionPadding={8}
        >
          <Card spec={spec} />
        </HoverCard.Content>
      </HoverCard.Portal>
    </HoverCard.Root>
  );
}
