import { useMemo, useState } from "react";
import { useStore } from "zustand";
import type { LogLine } from "../contract";
import { IconButton } from "../controls/Button";
import { Menu } from "../controls/Menu";
import { Icon } from "../icons/Icon";
import { useDivision } from "../shell/division";
import { setPanels } from "../store/panels";
import { useStudio } from "../store/studio";
import { clock } from "./duration";
import { EVERYTHING, type LogFilter, problemCount, runsTold, speakers } from "./filter";
import { useLogOpen } from "./open";
import { shown } from "./shown";

interface LogBarProps {
  readonly lines: readonly LogLine[];
  readonly follow: boolean;
  readonly setFollow: (follow: boolean) => void;
}

/** The bar over the log: what to show of it, or its newest line while it is closed. */
export function LogBar({ lines, follow, setFollow }: LogBarProps) {
  const open = useLogOpen();
  const phone = useDivision((layout) => layout.kind === "phone");
  const newest = lines.at(-1);
  const chosen = useStore(shown).run;
  const toggle = () => setPanels({ log: !open });
  return (
    <div className="bar">
      <b>Log</b>
      {open ? (
        <Filters lines={lines} />
      ) : (
        <button type="button" className="newest" onClick={toggle}>
          {newest && `${clock(newest.at)}  ${newest.title}  ${newest.sentence}`}
        </button>
      )}
      <span className="space" />
      {open && (
        <>
          <button type="button" className="filter follow" aria-pressed={follow} onClick={() => setFollow(!follow)}>
            {follow && <Icon name="check" size={14} />}
            Follow
          </button>
          <Download run={chosen ?? newest?.run ?? null} />
        </>
      )}
      {!phone && (
        <IconButton
          icon={open ? "chev" : "up"}
          label={open ? "Close the log" : "Open the log"}
          keys="Ctrl+J"
          onClick={toggle}
        />
      )}
    </div>
  );
}

function Filters({ lines }: { readonly lines: readonly LogLine[] }) {
  const filter = useStore(shown);
  const problems = useMemo(() => problemCount(lines), [lines]);
  const put = (change: Partial<LogFilter>) => shown.setState(change);
  return (
    <fieldset className="filters" aria-label="Show in the log">
      <button type="button" className="filter" aria-pressed={!filter.problems} onClick={() => put({ problems: false })}>
        Everything
      </button>
      <button type="button" className="filter" aria-pressed={filter.problems} onClick={() => put({ problems: true })}>
        Problems {problems}
      </button>
      <NodeFilter lines={lines} node={filter.node} put={put} />
      <RunFilter lines={lines} run={filter.run} put={put} />
      <TextFilter text={filter.text} put={put} />
    </fieldset>
  );
}

interface PartProps {
  readonly put: (change: Partial<LogFilter>) => void;
}

function NodeFilter({
  lines,
  node,
  put,
}: PartProps & { readonly lines: readonly LogLine[]; readonly node: string | null }) {
  const nodes = useStudio((state) => state.flow.nodes);
  const title = node === null ? "All nodes" : (nodes[node]?.title ?? "One node");
  const items = () => [
    { label: "All nodes", chosen: node === null, choose: () => put({ node: null }) },
    ...[...speakers(lines)].map(([id, label]) => ({ label, chosen: id === node, choose: () => put({ node: id }) })),
  ];
  return (
    <Menu items={items} side="top">
      <button type="button" className={node === null ? "filter" : "filter on"}>
        {title}
        <Icon name="chev" size={14} />
      </button>
    </Menu>
  );
}

/** Which run's lines to show; there only when there is more than one. */
function RunFilter({
  lines,
  run,
  put,
}: PartProps & { readonly lines: readonly LogLine[]; readonly run: string | null }) {
  const first = lines[0]?.run;
  if (first === lines.at(-1)?.run && run === null) return null;
  const runs = () => runsTold(lines);
  const items = () => [
    { label: "All runs", chosen: run === null, choose: () => put({ run: null }) },
    ...[...runs()].map(([id, label]) => ({ label, chosen: id === run, choose: () => put({ run: id }) })),
  ];
  return (
    <Menu items={items} side="top">
      <button type="button" className={run === null ? "filter" : "filter on"}>
        {run === null ? "All runs" : (runs().get(run) ?? "One run")}
        <Icon name="chev" size={14} />
      </button>
    </Menu>
  );
}

function TextFilter({ text, put }: PartProps & { readonly text: string }) {
  const [asked, setAsked] = useState(false);
  if (!asked && text === "") {
    return (
      <button type="button" className="filter" onClick={() => setAsked(true)}>
        <Icon name="find" size={14} />
        Search
      </button>
    );
  }
  return (
    <input
      type="search"
      className="pb-input"
      aria-label="Search in the log"
      placeholder="Search"
      // biome-ignore lint/a11y/noAutofocus: the press of the search button asked for it
      autoFocus={asked}
      value={text}
      onChange={(event) => put({ text: event.target.value })}
      onBlur={() => setAsked(false)}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        put({ text: EVERYTHING.text });
        setAsked(false);
      }}
    />
  );
}

function Download({ run }: { readonly run: string | null }) {
  const get = () => {
    const link = document.createElement("a");
    link.href = `/api/runs/${run}/events.jsonl`;
    link.download = "";
    link.click();
  };
  return run === null ? null : <IconButton icon="down" label="Download as JSON lines" onClick={get} />;
}
