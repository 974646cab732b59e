import { Select } from "radix-ui";
import { Icon } from "../icons/Icon";
import "./choice.css";
import "./field.css";

/** One of the things to choose from. */
export interface Option {
  readonly value: string;
  readonly title: string;
  /** A second line in the list. */
  readonly line?: string;
}

interface ChoiceProps {
  readonly value: string;
  readonly options: readonly Option[];
  readonly send: (value: string) => unknown;
  readonly id?: string;
  readonly label?: string;
  /** What stands there when the value is none of the options. */
  readonly otherwise?: string;
  readonly wrong?: boolean;
  readonly small?: boolean;
}

/** One of several, from a list that opens in place. */
export function Choice({ value, options, send, id, label, otherwise, wrong = false, small = false }: ChoiceProps) {
  const chosen = options.find((option) => option.value === value);
  return (
    <Select.Root value={value} onValueChange={send}>
      <Select.Trigger
        id={id}
        className={`pb-input choice${small ? " small" : ""}`}
        aria-label={label}
        aria-invalid={wrong || undefined}
      >
        <span className="value">{chosen?.title ?? otherwise ?? value}</span>
        <Icon name="chev" size={14} />
      </Select.Trigger>
      <Select.Portal>
        <Select.Content className="playbill pb-menu pb-options" position="popper" sideOffset={4} collisionPadding={8}>
          <Select.Viewport>
            {options.map((option) => (
              <Select.Item key={option.value} value={option.value} className={option.line ? "item tall" : "item"}>
                <span className="glyph">
                  <Select.ItemIndicator>
                    <Icon name="check" size={14} />
                  </Select.ItemIndicator>
                </span>
                <span className="label">
                  <Select.ItemText>{option.title}</Select.ItemText>
                  {option.line && <small>{option.line}</small>}
                </span>
              </Select.Item>
            ))}
          </Select.Viewport>
        </Select.Content>
      </Select.Portal>
    </Select.Root>
  );
}
