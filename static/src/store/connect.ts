import { type Link, type OpenLink, RefusedError } from "../link/link";
import type { Request } from "../words";
import { receive } from "./receive";
import { SavingClock } from "./saving";
import { studio } from "./studio";
import { toast } from "./toasts";

const LAST_FLOW = "playbill-flow";
/** How many messages of a memory are shown at first. */
export const SHOWN_FIRST = 50;

let link: Link | null = null;
const saving = new SavingClock((save) => studio.setState({ save }));

/** Opens the window's one link and keeps the state in step with what the server tells. */
export function connect(open: OpenLink): void {
  if (link) return;
  link = open({
    told: (told) => {
      studio.setState((state) => receive(state, told));
      if (told.kind === "opened") sessionStorage.setItem(LAST_FLOW, told.id);
      if (told.kind === "memory_changed") void readAgain(told.node);
      if (told.kind === "changed") for (const notice of told.change.notices) toast(notice);
    },
    connection: (connection) => {
      studio.setState({ connection });
      saving.connected(connection === "open");
      if (connection === "open") void reopen();
    },
    pending: (requests) => saving.pending(requests.some(isEdit)),
  });
}

/** Asks the server for the open flow, whole: after a start, a break, or an edit that could not be made. */
export async function reopen(): Promise<void> {
  const flow = studio.getState().flowId ?? sessionStorage.getItem(LAST_FLOW);
  if (!(await ask({ kind: "open_flow", flow }, { quiet: true })) && flow) await ask({ kind: "open_flow" });
}

/** Reads what a node remembers once more, when it is shown. */
async function readAgain(node: string): Promise<void> {
  const { memory } = studio.getState();
  if (memory?.node === node)
    await ask({ kind: "read_memory", node, most: Math.max(memory.entries.length + 1, SHOWN_FIRST) }, { quiet: true });
}

/** How to ask: without saying a refusal, and with another way back than the flow's own undo. */
export interface Asking {
  readonly quiet?: boolean;
  readonly undo?: () => void;
}

/** Asks the server; false when it refused, which a toast says unless `quiet`. */
export async function ask(request: Request, { quiet = false, undo }: Asking = {}): Promise<boolean> {
  if (!link) return false;
  try {
    const done = await link.ask(request);
    const back = undo ?? (done.undoable ? () => void ask({ kind: "undo" }) : undefined);
    if (done.toast) toast(done.toast, back && { label: "Undo", run: back });
    return true;
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    if (!quiet) toast(error.message, undefined, "bad");
    if (isEdit(request)) await reopen();
    return false;
  }
}

/** Asks the server; why it refused, null when it did as it was asked. */
export async function tryToAsk(request: Request): Promise<RefusedError | null> {
  if (!link) return new RefusedError("There is no connection yet. Try again in a moment.");
  try {
    await link.ask(request);
    return null;
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    return error;
  }
}

function isEdit(request: Request): boolean {
  return request.kind === "send_edits" || request.kind === "undo" || request.kind === "redo";
}
