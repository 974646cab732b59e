import { type DragEvent, useState } from "react";
import { type Member, membersOf } from "../../canvas/container/members";
import type { JsonValue } from "../../contract";
import { Button } from "../../controls/Button";
import { Menu } from "../../controls/Menu";
import { useStudio } from "../../store/studio";
import { exceptions, hears, type Kept, keptOf, withHearing, withMoved } from "./hearing";
import "./hearing.css";

interface HearingInputProps {
  readonly pipeline: string;
  readonly label: string;
  readonly value: JsonValue;
  readonly send: (value: JsonValue) => unknown;
}

const KIND = "application/x-playbill-hearer";

/** Who hears whom: a line for what each member says, with those who hear it, to be dragged from line to line or ticked. */
export function HearingInput({ pipeline, label, value, send }: HearingInputProps) {
  const flow = useStudio((state) => state.flow);
  const members = membersOf(flow, pipeline);
  const kept = keptOf(value);
  const put = (next: Kept) => send(next.map((pair) => [...pair]));
  if (members.length < 2) return <p className="pb-field-help">Put in two members first.</p>;
  return (
    <fieldset className="pb-hearing" aria-label={label}>
      {members.map((speaker) => (
        <Line key={speaker.slot} speaker={speaker} members={members} kept={kept} put={put} />
      ))}
    </fieldset>
  );
}

interface LineProps {
  readonly speaker: Member;
  readonly members: readonly Member[];
  readonly kept: Kept;
  readonly put: (kept: Kept) => unknown;
}

function Line({ speaker, members, kept, put }: LineProps) {
  const [over, setOver] = useState(false);
  const others = members.filter(({ id }) => id !== speaker.id);
  const hearers = others.filter((hearer) => hears(kept, speaker, hearer));
  const but = exceptions(others, hearers);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [from, hearer] = event.dataTransfer
      .getData(KIND)
      .split(" ")
      .map((id) => members.find((one) => one.id === id));
    if (from && hearer) put(withMoved(kept, hearer, from, speaker));
  };
  const choices = others.map((hearer) => {
    const on = hearers.includes(hearer);
    return { label: hearer.title, chosen: on, stays: true, choose: () => put(withHearing(kept, speaker, hearer, !on)) };
  });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the menu at its end is the keyboard's way
    <div
      className={`line${over ? " over" : ""}`}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(KIND)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <b>{speaker.title}</b> is heard by
      <ul aria-label={`Who hears ${speaker.title}`}>
        {but && <li className="nobody">{but.length > 0 ? "everyone but" : "everyone"}</li>}
        {but?.map((one) => (
          <li key={one.id} className="out">
            {one.title}
          </li>
        ))}
        {(but ? [] : hearers).map((hearer) => (
          <li
            key={hearer.id}
            draggable
            title={`Drag ${hearer.title} to another line`}
            onDragStart={(event) => event.dataTransfer.setData(KIND, `${speaker.id} ${hearer.id}`)}
          >
            {hearer.title}
          </li>
        ))}
        {hearers.length === 0 && <li className="nobody">nobody</li>}
      </ul>
      <Menu items={choices} align="end">
        <Button look="link" aria-label={`Choose who hears ${speaker.title}`}>
          Choose
        </Button>
      </Menu>
    </div>
  );
}
