import type { State } from "../../store/state";
import type { NodeId, NodeState } from "../../words";

/** A state in words, for those who hear it. */
export const STATE_WORDS: Readonly<Record<NodeState, string>> = {
  not_run: "not run",
  waiting: "waiting",
  warming: "warming up",
  running: "running",
  streaming: "writing",
  needs_you: "waits for you",
  paused: "paused",
  retrying: "trying again",
  done: "done",
  reused: "used again",
  failed: "failed",
  stopped: "stopped",
  skipped: "skipped",
};

/** What is said of a node: `Writer, Agent, done, 1 wire in, 1 out`. */
export function nodeLabel({ flow, specs, views }: State, id: NodeId): string {
  const node = flow.nodes[id];
  if (!node) return "";
  const into = flow.wires.filter(({ target }) => target.node === id && !target.port.includes(".")).length;
  const out = flow.wires.filter(({ source }) => source.node === id && !source.port.includes(".")).length;
  const spec = specs.get(node.component);
  if (spec?.role === "note") return `${node.title}, ${spec.title}`;
  const component = spec?.title ?? node.component;
  const words = [
    node.title,
    ...(component === node.title ? [] : [component]),
    STATE_WORDS[views[id]?.state ?? "not_run"],
    `${into} ${into === 1 ? "wire" : "wires"} in`,
    `${out} out`,
  ];
  return words.join(", ");
}
