import { type CSSProperties, useMemo, useRef } from "react";
import { nodeHue } from "../../icons/category";
import { point, select } from "../../store/actions";
import type { State } from "../../store/state";
import { useStudio } from "../../store/studio";
import { MOST_AVATARS } from "../board/lanes";
import { type Person, peopleOf } from "../board/people";
import { reorder } from "./order";
import { useSorting } from "./use-sorting";

const WORKING: ReadonlySet<string> = new Set(["running", "streaming", "warming", "retrying", "needs_you"]);
type Presence = "speaks" | "away" | "";

/** Who stands in a room, a row of avatars: whoever speaks is outlined, whoever has left is dimmed. */
export function People({ room }: { readonly room: string }) {
  const flow = useStudio((state) => state.flow);
  const specs = useStudio((state) => state.specs);
  const people = useMemo(() => peopleOf(flow, specs, room), [flow, specs, room]);
  const sortable = specs.get(flow.nodes[room]?.component ?? "")?.slots.some(({ variadic }) => variadic) ?? false;
  const around = useRef<HTMLUListElement>(null);
  const { sorted, grip } = useSorting(around, "x", (from, to) => void reorder(room, from, to));
  const others = people.slice(MOST_AVATARS);
  if (people.length === 0) return null;
  return (
    <ul className="pb-people nopan nodrag" ref={around} aria-label={`Who is in ${flow.nodes[room]?.title}`}>
      {people.slice(0, MOST_AVATARS).map((person, index) => (
        <li key={person.id} data-sort={index} className={side(sorted, index)} {...(sortable ? grip(index) : {})}>
          <Avatar person={person} />
        </li>
      ))}
      {others.length > 0 && (
        <li className="more" title={others.map(({ title }) => title).join(", ")}>
          +{others.length}
        </li>
      )}
    </ul>
  );
}

/** On which side of an avatar the one in the hand would be dropped. */
function side(sorted: { readonly from: number; readonly to: number } | null, index: number): string {
  if (!sorted) return "";
  if (sorted.from === index) return "held";
  if (sorted.to !== index) return "";
  return sorted.to > sorted.from ? "drop after" : "drop";
}

function Avatar({ person }: { readonly person: Person }) {
  const presence = useStudio((state) => presenceOf(state, person));
  const colour = useStudio(({ flow, specs, hues }) =>
    nodeHue(specs.get(flow.nodes[person.id]?.component ?? ""), hues[person.id]),
  );
  const words = { speaks: `${person.title} speaks`, away: `${person.title} has left`, "": person.title }[presence];
  return (
    <button
      type="button"
      tabIndex={-1}
      className={`pb-avatar ${presence}`}
      style={{ "--c": `var(--${colour})` } as CSSProperties}
      title={words}
      aria-label={words}
      onClick={() => select(person.id)}
      onPointerEnter={() => point(person.id)}
      onPointerLeave={() => point(null)}
    >
      {[...person.title][0]?.toUpperCase()}
    </button>
  );
}

function presenceOf({ flow, views }: State, { nodes }: Person): Presence {
  if (nodes.some((id) => WORKING.has(views[id]?.state ?? ""))) return "speaks";
  const away = nodes.some((id) => views[flow.nodes[id]?.same_as ?? id]?.away);
  return away ? "away" : "";
}
