import { Switch as Radix } from "radix-ui";
import "./switch.css";

interface SwitchProps {
  readonly on: boolean;
  readonly labelledBy?: string;
  readonly label?: string;
  readonly send: (on: boolean) => unknown;
}

/** On or off, at once. */
export function Switch({ on, labelledBy, label, send }: SwitchProps) {
  return (
    <Radix.Root
      className="pb-switch"
      checked={on}
      onCheckedChange={send}
      aria-labelledby={labelledBy}
      aria-label={label}
    >
      <Radix.Thumb className="thumb" />
    </Radix.Root>
  );
}
