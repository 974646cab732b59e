/** What the user can do with what a node remembers. */
import type { ChangeMemory } from "../../../contract";
import { smallId } from "../../../link/window-id";
import { ask } from "../../../store/connect";
import { studio } from "../../../store/studio";
import { toast } from "../../../store/toasts";
import type { NodeId } from "../../../words";

type Change = ChangeMemory["change"];

const LARGEST = 20_000_000;

/** Reads the last messages that a node remembers. */
export function readMemory(node: NodeId, most: number): Promise<boolean> {
  return ask({ kind: "read_memory", node, most }, { quiet: true });
}

/** Changes what a node remembers; what the toast says of it can be taken back. */
export function changeMemory(node: NodeId, change: Change): Promise<boolean> {
  const name = smallId();
  const undo = () =>
    void ask({
      kind: "change_memory",
      node,
      name: smallId(),
      change: { kind: "take_back_change", change: name },
    });
  return ask({ kind: "change_memory", node, name, change }, { undo });
}

/** Saves what a node remembers as a file of this browser's computer. */
export function exportMemory(node: NodeId): void {
  const { flowId, session } = studio.getState();
  const link = document.createElement("a");
  link.href = `/api/flows/${flowId}/conversations/${session?.id}/memories/${node}`;
  link.download = "";
  link.click();
}

/** Lets the user choose a file of messages, which then are all that the node remembers. */
export function importMemory(node: NodeId): void {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = ".json,application/json";
  input.onchange = () => {
    const [file] = input.files ?? [];
    if (file) void importFile(node, file);
  };
  input.click();
}

async function importFile(node: NodeId, file: File): Promise<void> {
  if (file.size > LARGEST) toast(`${file.name} is larger than a memory can be (20 MB).`, undefined, "bad");
  else await changeMemory(node, { kind: "import_messages", document: await file.text() });
}
