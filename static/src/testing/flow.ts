/** Small flows for tests: nodes by a line each, wires as `a.out > b.message`. */
import type { End, Flow, Node, PortSpec, Spec, Wire } from "../contract";
import { EMPTY_FLOW } from "../store/state";

/** A port of a type; a list with `[]` behind the name, any number of wires with `*` before it. */
export function port(name: string, type: string): PortSpec {
  const many = type.endsWith("[]");
  const variadic = type.startsWith("*");
  const bare = type.replace("*", "").replace("[]", "");
  return {
    name,
    title: name,
    type: { name: bare, many, live: false },
    variadic,
    required: true,
    default: null,
    help: "",
  };
}

/** A component with the ports, and perhaps bodies, that a test needs. */
export function spec(name: string, parts: Partial<Spec>): Spec {
  return {
    name,
    title: name,
    tooltip: "",
    category: "agents",
    sentence: "",
    words: "",
    icon: "",
    effect: "pure",
    gathers: false,
    speaks: false,
    has_memory: false,
    policy: { tries: 1, wait: 1, timeout: null, ask_first: false, on_failure: "fail", instead: null },
    role: "none",
    settings: [],
    inputs: [],
    outputs: [],
    slots: [],
    ...parts,
  };
}

const T = port("value", "T");
const body = {
  name: "body",
  title: "Body",
  variadic: false,
  paired: false,
  tool: false,
  saved: false,
  starts: [T],
  ends: [port("out", "T")],
};

/** A few components: an agent, a text, a picture, a loop, a choice, a team, an agent with tools, a chat input, a note. */
export const SPECS: ReadonlyMap<string, Spec> = new Map(
  [
    spec("Agent", { inputs: [port("messages", "*message")], outputs: [port("out", "message")] }),
    spec("Text", { outputs: [port("out", "text")] }),
    spec("Draw", { inputs: [port("text", "text")], outputs: [port("out", "image")] }),
    spec("Upper", { inputs: [port("text", "text")], outputs: [port("out", "text")] }),
    spec("Repeat", { inputs: [T], outputs: [port("out", "T")], slots: [body] }),
    spec("If", {
      inputs: [T],
      outputs: [port("out", "R")],
      slots: ["then", "otherwise"].map((name) => ({ ...body, name, title: name, ends: [port("out", "R")] })),
    }),
    spec("Team", { inputs: [T], outputs: [port("out", "T")], slots: [{ ...body, name: "members", variadic: true }] }),
    spec("Helper", {
      speaks: true,
      inputs: [port("messages", "*message")],
      outputs: [port("out", "message")],
      slots: [{ ...body, name: "tools", variadic: true, tool: true, starts: [], ends: [port("out", "any")] }],
    }),
    spec("Input", { role: "input", inputs: [port("message", "message")], outputs: [port("out", "message")] }),
    spec("Note", { role: "note" }),
  ].map((one) => [one.name, one]),
);

/** The types that fit, as the server would say them. */
export const FITS = { text: ["message"], message: ["text"], image: ["message"] };

/** A flow of nodes, `id: Component` or `id: Component @ pipeline/slot`, and wires, `a.out > b.text`. */
export function flowOf(
  nodes: Record<string, string>,
  wires: readonly string[] = [],
  layout: Flow["layout"] = {},
): Flow {
  const entries = Object.entries(nodes).map(([id, line]) => [id, nodeOf(id, line)]);
  return { ...EMPTY_FLOW, nodes: Object.fromEntries(entries), wires: wires.map(wireOf), layout };
}

export function wireOf(line: string): Wire {
  const [source = "", target = ""] = line.split(" > ");
  return { source: endOf(source), target: endOf(target) };
}

/** `a.body.start.value` as an end: the node before the first dot, the port behind it. */
export function endOf(text: string): End {
  const [node = "", ...port] = text.split(".");
  return { node, port: port.join(".") };
}

function nodeOf(id: string, line: string): Node {
  const [component = "", place] = line.split(" @ ");
  const [pipeline = "", slot = ""] = place?.split("/") ?? [];
  const inside = place ? { pipeline, slot } : null;
  return { component, title: id, settings: {}, literals: {}, inside, same_as: null };
}
