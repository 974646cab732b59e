import type { JsonValue } from "../contract";
import { Button, IconButton } from "./Button";
import { moved } from "./list";
import { type Named, readNamed, storedNamed } from "./named";
import { LongTextInput, TextInput } from "./TextInput";
import "./rows.css";

interface NamedInputProps {
  readonly value: JsonValue | undefined;
  readonly label: string;
  readonly send: (value: JsonValue) => unknown;
}

/** Names, each with a description under it: add, change, move, take away. */
export function NamedInput({ value, label, send }: NamedInputProps) {
  const items = readNamed(value);
  const put = (changed: readonly Named[]) => send(storedNamed(changed));
  const change = (index: number, part: Partial<Named>) =>
    put(items.map((item, at) => (at === index ? { ...item, ...part } : item)));
  const move = (index: number, by: number) => put(moved(items, index, by));
  return (
    <fieldset className="pb-rows" aria-label={label}>
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an item has no name but its place while it is being named
        <div className="item" key={index}>
          <div className="line">
            <TextInput
              aria-label={`${label} ${index + 1}`}
              placeholder="name"
              value={item.name}
              send={(name) => change(index, { name })}
              onKeyUp={(event) => {
                if (event.altKey && event.key === "ArrowUp") move(index, -1);
                if (event.altKey && event.key === "ArrowDown") move(index, 1);
              }}
            />
            {index > 0 && (
              <IconButton
                small
                icon="up"
                label={`Move ${item.name || "this line"} up`}
                keys="Alt+Up"
                onClick={() => move(index, -1)}
              />
            )}
            <IconButton
              small
              icon="x"
              label={`Remove ${item.name || "this line"}`}
              onClick={() => put(items.filter((_, at) => at !== index))}
            />
          </div>
          <LongTextInput
            aria-label={`${label} ${index + 1}: description`}
            placeholder="when it fits"
            lines={[1, 5]}
            value={item.help}
            send={(help) => change(index, { help })}
          />
        </div>
      ))}
      <Button look="bare" small icon="plus" onClick={() => put([...items, { name: "", help: "" }])}>
        Add one
      </Button>
    </fieldset>
  );
}
