import { useMemo, useState } from "react";
import type { Spec } from "../../contract";
import { useListKeys } from "../../controls/use-list-keys";
import { Icon } from "../../icons/Icon";
import { useStudio } from "../../store/studio";
import { Entry } from "./Entry";
import { type Group, groups } from "./groups";
import { addFromPalette } from "./place";
import { type Found, search, searchable } from "./search";
import "./add.css";

const OPEN_AT_FIRST = 3;

/** What can be put on the canvas: a search, and under it the groups. */
export function Palette() {
  const [query, setQuery] = useState("");
  const specs = useStudio((state) => state.specs);
  const all = usePaletteGroups();
  const found = useMemo(() => search(query, [...specs.values()], searchable), [query, specs]);
  const keys = useListKeys(found.length, query, (index) => {
    const chosen = found[index];
    if (chosen) void addFromPalette(chosen.item);
  });
  return (
    <>
      <label className="pb-find">
        <Icon name="find" size={14} />
        <input
          type="text"
          data-palette-search
          placeholder="Search"
          aria-label="Search for a node to add"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Escape") setQuery("");
            keys.onKeyDown(event);
          }}
        />
        {query === "" && <kbd className="pb-key">/</kbd>}
      </label>
      <div className="pb-entries">
        {query.trim() !== "" && <Results query={query} found={found} active={keys.active} />}
        {(query.trim() === "" || found.length === 0) &&
          all.map((group, index) => <Folding key={group.name} group={group} first={index < OPEN_AT_FIRST} />)}
      </div>
    </>
  );
}

/** The groups of what is installed. */
export function usePaletteGroups(): readonly Group[] {
  const specs = useStudio((state) => state.specs);
  const hello = useStudio((state) => state.hello);
  return useMemo(() => groups(hello?.categories ?? [], specs.values()), [hello?.categories, specs]);
}

interface ResultsProps {
  readonly query: string;
  readonly found: readonly Found<Spec>[];
  readonly active: number;
}

function Results({ query, found, active }: ResultsProps) {
  if (found.length === 0) {
    return <p className="none">Nothing called “{query.trim()}”. Try “Agent” or browse below.</p>;
  }
  return found.map(({ item, bold }, index) => (
    <Entry key={item.name} spec={item} bold={bold} active={index === active} />
  ));
}

function Folding({ group, first }: { readonly group: Group; readonly first: boolean }) {
  const [open, setOpen] = useState(first);
  return (
    <section aria-label={group.title}>
      <button type="button" className="group" aria-expanded={open} onClick={() => setOpen(!open)}>
        <Icon name={open ? "chev" : "right"} size={14} />
        {group.title}
        {!open && <i>{group.specs.length}</i>}
      </button>
      {open && group.specs.map((spec) => <Entry key={spec.name} spec={spec} />)}
    </section>
  );
}
