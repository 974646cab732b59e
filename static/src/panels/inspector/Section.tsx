import { type ReactNode, useState } from "react";
import { Icon } from "../../icons/Icon";

interface SectionProps {
  readonly title: string;
  /** What is inside, in a few words, while it is closed and open. */
  readonly words: string;
  readonly children: ReactNode;
}

const OPEN = new Set<string>();

/** A part of the inspector that opens and closes; it stays as it was when the selection changes. */
export function Section({ title, words, children }: SectionProps) {
  const [open, setOpen] = useState(OPEN.has(title));
  const toggle = () => {
    if (open) OPEN.delete(title);
    else OPEN.add(title);
    setOpen(!open);
  };
  return (
    <section className="pb-drawer">
      <button type="button" className="head" aria-expanded={open} onClick={toggle}>
        <Icon name={open ? "chev" : "right"} size={14} />
        <b>{title}</b>
        <small>{words}</small>
      </button>
      {open && <div className="inside">{children}</div>}
    </section>
  );
}
