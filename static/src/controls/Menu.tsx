import { DropdownMenu } from "radix-ui";
import type { ReactElement } from "react";
import type { GlyphName } from "../icons/glyphs";
import { Icon } from "../icons/Icon";
import { keyWords } from "./keys";
import "./menu.css";

/** One line of a menu. */
export interface MenuAction {
  readonly label: string;
  readonly icon?: GlyphName;
  readonly keys?: string;
  readonly danger?: boolean;
  /** A tick before it, for one of several ways. */
  readonly chosen?: boolean;
  /** The menu stays open after it, for another choice. */
  readonly stays?: boolean;
  readonly choose: () => void;
}

/** A line between groups. */
export const RULE = "rule";

/** A heading, over the actions until the next line. */
export interface MenuHeading {
  readonly heading: string;
}

export type MenuItem = MenuAction | MenuHeading | typeof RULE;

interface MenuProps {
  /** The lines; a function makes them only when the menu opens. */
  readonly items: readonly MenuItem[] | (() => readonly MenuItem[]);
  readonly align?: "start" | "end";
  readonly side?: "top" | "bottom";
  /** Whether it is open, where something else than its button opens it too. */
  readonly open?: boolean;
  readonly onOpen?: (open: boolean) => void;
  readonly children: ReactElement;
}

/** A menu under its button: arrow keys, first letters, Escape. */
export function Menu({ items, align = "start", side = "bottom", open, onOpen, children }: MenuProps) {
  return (
    <DropdownMenu.Root
      modal={false}
      {...(open === undefined ? {} : { open })}
      {...(onOpen && { onOpenChange: onOpen })}
    >
      <DropdownMenu.Trigger asChild>{children}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className="playbill pb-menu"
          align={align}
          side={side}
          sideOffset={4}
          collisionPadding={8}
        >
          <Items items={items} />
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

function Items({ items }: Pick<MenuProps, "items">) {
  const all = typeof items === "function" ? items() : items;
  return all.map((item, index) => <Item key={itemKey(item, index)} item={item} />);
}

function itemKey(item: MenuItem, index: number): string {
  if (item === RULE) return `rule ${index}`;
  return "heading" in item ? item.heading : `${item.label} ${index}`;
}

function Item({ item }: { readonly item: MenuItem }) {
  if (item === RULE) return <DropdownMenu.Separator className="rule" />;
  if ("heading" in item) return <DropdownMenu.Label className="heading">{item.heading}</DropdownMenu.Label>;
  const choose = (event: Event) => {
    if (item.stays) event.preventDefault();
    item.choose();
  };
  const content = (
    <>
      <span className="glyph">
        {item.chosen ? <Icon name="check" size={14} /> : item.icon && <Icon name={item.icon} size={14} />}
      </span>
      <span className="label">{item.label}</span>
      {item.keys && <kbd className="pb-key">{keyWords(item.keys)}</kbd>}
    </>
  );
  if (item.chosen === undefined) {
    return (
      <DropdownMenu.Item className={item.danger ? "item danger" : "item"} onSelect={choose}>
        {content}
      </DropdownMenu.Item>
    );
  }
  return (
    <DropdownMenu.CheckboxItem className="item" checked={item.chosen} onSelect={choose}>
      {content}
    </DropdownMenu.CheckboxItem>
  );
}
