import { useEffect, useMemo, useState } from "react";
import { Bold } from "../../controls/Bold";
import { Dialog } from "../../controls/Dialog";
import { keyWords } from "../../controls/keys";
import { useListKeys } from "../../controls/use-list-keys";
import { Icon } from "../../icons/Icon";
import { ask } from "../../store/connect";
import { setOverlay } from "../../store/panels";
import type { Found } from "../add/search";
import { type Finding, grouped } from "./findings";
import { useFindings } from "./use-findings";
import "./find.css";

const close = () => setOverlay(null);

/** One field for everything: nodes to add, nodes of this flow, flows, commands. */
export function Find() {
  const [query, setQuery] = useState("");
  const all = useFindings();
  const found = useMemo(() => grouped(query, all), [query, all]);
  useEffect(() => void ask({ kind: "list_flows" }, { quiet: true }), []);
  const choose = (index: number) => {
    const chosen = found[index];
    if (!chosen) return;
    close();
    chosen.item.act();
  };
  const { active, setActive, onKeyDown } = useListKeys(found.length, query, choose);
  return (
    <Dialog title="Find or do anything" bare close={close} width={600} className="pb-finder">
      <label className="field">
        <Icon name="find" />
        <input
          type="text"
          role="combobox"
          aria-expanded
          aria-controls="pb-findings"
          aria-activedescendant={found.length > 0 ? `pb-finding-${active}` : undefined}
          aria-label="Find or do anything"
          placeholder="Find or do anything"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={onKeyDown}
        />
      </label>
      <div className="list" role="listbox" id="pb-findings" aria-label="Found">
        {found.map((one, index) => (
          <Line
            key={one.item.key}
            index={index}
            found={one}
            active={index === active}
            heading={found[index - 1]?.item.group === one.item.group ? "" : one.item.group}
            enter={() => setActive(index)}
            choose={() => choose(index)}
          />
        ))}
        {found.length === 0 && <p className="none">Nothing called “{query.trim()}”.</p>}
      </div>
    </Dialog>
  );
}

interface LineProps {
  readonly index: number;
  readonly found: Found<Finding>;
  readonly active: boolean;
  readonly heading: string;
  readonly enter: () => void;
  readonly choose: () => void;
}

function Line({ index, found: { item, bold }, active, heading, enter, choose }: LineProps) {
  return (
    <>
      {heading && <p className="heading">{heading}</p>}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the field above takes the keys */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the field above names the active line */}
      <div
        id={`pb-finding-${index}`}
        role="option"
        aria-selected={active}
        className="line"
        ref={(line) => {
          if (active) line?.scrollIntoView({ block: "nearest" });
        }}
        onPointerMove={enter}
        onClick={choose}
      >
        <Icon name={item.icon} />
        <span className="title">
          <Bold text={item.title} part={bold} />
        </span>
        <small>{item.line}</small>
        {item.keys && <kbd className="pb-key">{keyWords(item.keys)}</kbd>}
      </div>
    </>
  );
}
