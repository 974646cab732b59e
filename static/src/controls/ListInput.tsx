import { Button, IconButton } from "./Button";
import { moved } from "./list";
import { TextInput } from "./TextInput";
import "./list.css";

interface ListInputProps {
  readonly items: readonly string[];
  readonly label: string;
  readonly send: (items: string[]) => unknown;
}

/** Lines of text in an order: change, add, take away, and move with the buttons or Alt with an arrow key. */
export function ListInput({ items, label, send }: ListInputProps) {
  const put = (index: number, text: string) => send(items.map((item, at) => (at === index ? text : item)));
  const move = (index: number, by: number) => send(moved(items, index, by));
  return (
    <fieldset className="pb-list" aria-label={label}>
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an item has no name but its place
        <div className="row" key={index}>
          <TextInput
            aria-label={`${label} ${index + 1}`}
            value={item}
            send={(text) => put(index, text)}
            onKeyUp={(event) => {
              if (event.altKey && event.key === "ArrowUp") move(index, -1);
              if (event.altKey && event.key === "ArrowDown") move(index, 1);
            }}
          />
          {index > 0 && <IconButton small icon="up" label="Move up" keys="Alt+Up" onClick={() => move(index, -1)} />}
          <IconButton
            small
            icon="x"
            label={`Remove ${item || "this line"}`}
            onClick={() => send(items.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <Button look="bare" small icon="plus" onClick={() => send([...items, ""])}>
        Add one
      </Button>
    </fieldset>
  );
}
