import { Popover } from "radix-ui";
import type { CSSProperties } from "react";
import { Tooltip } from "../../controls/Tooltip";
import { categoryLook } from "../../icons/category";
import type { GlyphName } from "../../icons/glyphs";
import { Icon } from "../../icons/Icon";
import { setPanels } from "../../store/panels";
import { useStudio } from "../../store/studio";
import { Outline } from "../outline/Outline";
import { Entry } from "./Entry";
import { Palette, usePaletteGroups } from "./Palette";
import "./rail.css";

/** The name of the fly-out with the search and all groups, and of the one with the outline. */
const ALL = "all";
const OUTLINE = "outline";

/** The palette on 48 pixels: a group opens beside its icon and stays while something is dragged out of it. */
export function Rail() {
  const open = useStudio((state) => state.panels.railGroup);
  const all = usePaletteGroups();
  return (
    <div className="pb-rail" role="toolbar" aria-orientation="vertical" aria-label="Add a node">
      <FlyOut name={ALL} title="Add" icon="plus" open={open === ALL}>
        <Palette />
      </FlyOut>
      {all.map((group) => (
        <FlyOut
          key={group.name}
          name={group.name}
          title={group.title}
          icon={categoryLook(group.name).icon}
          hue={categoryLook(group.name).hue}
          open={open === group.name}
        >
          <p className="fly-title">{group.title}</p>
          <div className="pb-entries">
            {group.specs.map((spec) => (
              <Entry key={spec.name} spec={spec} />
            ))}
          </div>
        </FlyOut>
      ))}
      <span className="space" />
      <FlyOut name={OUTLINE} title="Outline" icon="each" open={open === OUTLINE}>
        <p className="fly-title">Outline</p>
        <Outline />
      </FlyOut>
    </div>
  );
}

interface FlyOutProps {
  readonly name: string;
  readonly title: string;
  readonly icon: GlyphName;
  readonly hue?: string;
  readonly open: boolean;
  readonly children: React.ReactNode;
}

function FlyOut({ name, title, icon, hue, open, children }: FlyOutProps) {
  const look = hue ? ({ "--c": `var(--${hue})` } as CSSProperties) : undefined;
  return (
    <Popover.Root open={open} onOpenChange={(next) => setPanels({ railGroup: next ? name : null })}>
      <Tooltip words={title} side="right">
        <Popover.Trigger asChild>
          <button type="button" className={hue ? "spot" : "spot plain"} style={look} aria-label={title}>
            <Icon name={icon} size={18} />
          </button>
        </Popover.Trigger>
      </Tooltip>
      <Popover.Portal>
        <Popover.Content
          className="playbill pb-popover pb-flyout"
          side="right"
          align="start"
          sideOffset={8}
          collisionPadding={8}
          aria-label={title}
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            (event.currentTarget as HTMLElement).focus();
          }}
          onInteractOutside={(event) => {
            if ((event.target as Element | null)?.closest(".pb-about")) event.preventDefault();
          }}
        >
          {children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
