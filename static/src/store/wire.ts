import type { Wire } from "../contract";

/** The key of a wire: its two ends. No flow holds two wires with the same ends. */
export function wireKey(wire: Wire): string {
  return `${wire.source.node}:${wire.source.port}>${wire.target.node}:${wire.target.port}`;
}
