import type { XYPosition } from "@xyflow/react";
import {
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { createPortal } from "react-dom";
import { search } from "../../panels/add/search";
import "./picker.css";

export interface Choice {
  readonly key: string;
  readonly mark: ReactNode;
  readonly title: string;
  /** One line of explanation. */
  readonly line: string;
  /** Other words it is found by. */
  readonly words: string;
  readonly choose: () => void;
}

interface PickerProps {
  readonly at: XYPosition;
  readonly label: string;
  readonly nothing: string;
  readonly choices: readonly Choice[];
  readonly onClose: () => void;
}

/** A list over the canvas to search and choose from: arrows, Enter, Escape. */
export function Picker({ at, label, nothing, choices, onClose }: PickerProps) {
  const [query, setQuery] = useState("");
  const [active, setActive] = useState(0);
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  const found = useMemo(
    () => (query.trim() ? search(query, choices, (c) => ({ ...c, tooltip: c.line })).map(({ item }) => item) : choices),
    [query, choices],
  );
  useOutside(box, onClose);
  useInView(box, at);
  const chosen = found[Math.min(active, found.length - 1)];
  const choose = (choice: Choice | undefined) => {
    if (!choice) return;
    onClose();
    choice.choose();
  };
  const keyed = (event: KeyboardEvent) => {
    event.stopPropagation();
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step) setActive((Math.min(active, found.length - 1) + step + found.length) % Math.max(found.length, 1));
    else if (event.key === "Enter") choose(chosen);
    else if (event.key === "Escape") onClose();
    else return;
    event.preventDefault();
  };
  return createPortal(
    <div ref={box} className="playbill pb-picker" role="dialog" aria-label={label} style={{ left: at.x, top: at.y }}>
      <input
        // biome-ignore lint/a11y/noAutofocus: the list was asked for, and typing searches it
        autoFocus
        placeholder={label}
        aria-label={label}
        role="combobox"
        aria-expanded
        aria-controls={id}
        aria-activedescendant={chosen ? `${id}-${chosen.key}` : undefined}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setActive(0);
        }}
        onKeyDown={keyed}
      />
      <div id={id} role="listbox" aria-label={label} className="pb-picker-list">
        {found.map((choice) => (
          <Row key={choice.key} id={`${id}-${choice.key}`} choice={choice} active={choice === chosen} choose={choose} />
        ))}
        {found.length === 0 && <p className="pb-picker-none">{query ? `Nothing called “${query}”.` : nothing}</p>}
      </div>
    </div>,
    document.body,
  );
}

interface RowProps {
  readonly id: string;
  readonly choice: Choice;
  readonly active: boolean;
  readonly choose: (choice: Choice) => void;
}

function Row({ id, choice, active, choose }: RowProps) {
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active) row.current?.scrollIntoView({ block: "nearest" });
  }, [active]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the box of the list has the keys
    <div
      ref={row}
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      className="pb-picker-row"
      onClick={() => choose(choice)}
    >
      {choice.mark}
      <span className="pb-picker-title">{choice.title}</span>
      <small>{choice.line}</small>
    </div>
  );
}

/** Closes what a press outside of it should close. */
export function useOutside(box: React.RefObject<HTMLElement | null>, onClose: () => void): void {
  useEffect(() => {
    const pressed = (event: PointerEvent) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) onClose();
    };
    document.addEventListener("pointerdown", pressed, true);
    return () => document.removeEventListener("pointerdown", pressed, true);
  }, [box, onClose]);
}

/** Moves what would hang over the window's edge back into it. */
export function useInView(box: React.RefObject<HTMLElement | null>, at: XYPosition): void {
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const { width, height } = element.getBoundingClientRect();
    element.style.left = `${Math.max(8, Math.min(at.x, window.innerWidth - width - 8))}px`;
    element.style.top = `${Math.max(8, Math.min(at.y, window.innerHeight - height - 8))}px`;
  }, [box, at]);
}
