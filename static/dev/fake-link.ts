import type { NodeView, Told } from "../src/contract";
import type { OpenLink } from "../src/link/link";
import { READY_BAR } from "../src/store/state";
import type { Edit } from "../src/words";
import recorded from "./recorded.json";
import { VIEWS } from "./views";

/** A link that greets with recorded words, opens the flow named after the `#`, and takes the simplest edits. */
export function openFake(words: ReadonlySet<string>): OpenLink {
  const all = recorded as unknown as Told[];
  const flows = all.filter((told) => told.kind === "opened");
  const [first] = flows;
  const chosen = flows.find(({ id }) => words.has(id)) ?? first;
  return ({ told, connection }) => {
    let revision = 1;
    setTimeout(() => {
      for (const word of all) if (word.kind === "hello") told(word);
      connection("open");
    });
    return {
      ask: async (request) => {
        if (request.kind === "open_flow" && chosen) {
          told(chosen);
          if (words.has("run")) told({ kind: "run_changed", bar: RUNNING, nodes: VIEWS as NodeView[], whole: true });
        }
        if (request.kind === "send_edits") {
          revision += 1;
          for (const edit of request.edits) told(changed(edit, revision));
        }
        return { kind: "done", number: 0, toast: "", undoable: false };
      },
      close: () => undefined,
    };
  };
}

const RUNNING = {
  ...READY_BAR,
  moment: "running",
  title: "Writer is writing, round 2 of 3",
  line: "Step 5 of about 9",
  run: "run",
  since: Date.now() / 1000 - 23,
  share: 0.46,
} as const;

function changed(edit: Edit, revision: number): Told {
  const change = { ...NOTHING, ...part(edit) };
  const rest = { sentences: {}, hues: {}, problems: [], undo: "Moved a node", redo: null, number: null };
  return { kind: "changed", revision, change, ...rest };
}

const NOTHING = {
  nodes: {},
  wires_removed: [],
  wires_added: [],
  layout: {},
  pins: {},
  pins_removed: [],
  off: null,
  pauses: null,
  name: null,
  description: null,
  renamed: {},
  notices: [],
};

function part(edit: Edit): object {
  switch (edit.kind) {
    case "move_nodes":
      return { layout: edit.places };
    case "connect":
      return { wires_added: [{ index: 0, wire: edit.wire }] };
    case "disconnect":
      return { wires_removed: [edit.wire] };
    case "add_node":
      return {
        nodes: { [edit.id]: { settings: {}, literals: {}, inside: null, same_as: null, ...edit.node } },
        layout: { [edit.id]: { collapsed: false, ...edit.place } },
        wires_added: (edit.connect ?? []).map((wire) => ({ index: 0, wire })),
      };
    default:
      return {};
  }
}
