import { edit } from "../../store/actions";
import { ask } from "../../store/connect";
import { setOverlay } from "../../store/panels";
import { studio } from "../../store/studio";
import { toast } from "../../store/toasts";

/** Makes a flow, empty or from a template, and opens it. */
export async function newFlow(template: string | null = null): Promise<boolean> {
  const made = await ask({ kind: "new_flow", template });
  if (made) setOverlay(null);
  return made;
}

export const duplicateFlow = (flow: string) => ask({ kind: "duplicate_flow", flow });

/** Puts a flow into the bin; a toast takes it out again. */
export async function deleteFlow(flow: string): Promise<void> {
  const wasOpen = studio.getState().flowId === flow;
  const bringBack = () => void restoreFlow(flow, wasOpen);
  if (!(await ask({ kind: "delete_flow", flow }, { undo: bringBack }))) return;
  if (studio.getState().flowId === flow) await ask({ kind: "open_flow" }, { quiet: true });
}

/** Takes a flow out of the bin, and shows it when it was the open one. */
export async function restoreFlow(flow: string, open = false): Promise<void> {
  if ((await ask({ kind: "delete_flow", flow, restore: true })) && open) await ask({ kind: "open_flow", flow });
}

/** Shows a flow in this window. */
export async function openFlow(flow: string): Promise<void> {
  if (await ask({ kind: "open_flow", flow })) setOverlay(null);
}

/** Gives a flow another name; one that is not open is opened for that, since a name is an edit of the flow. */
export async function renameFlow(flow: string, name: string): Promise<void> {
  if (studio.getState().flowId !== flow && !(await ask({ kind: "open_flow", flow }))) return;
  if (await edit({ kind: "describe", name })) await ask({ kind: "list_flows" }, { quiet: true });
}

/** Saves the flow's document as a file of this browser's computer. */
export function saveCopy(flow: string): void {
  const link = document.createElement("a");
  link.href = `/api/flows/${flow}/file`;
  link.download = "";
  link.click();
}

/** Saves the flow as a Python file, or says what has to be mended first. */
export async function saveAsPython(flow: string): Promise<void> {
  const answer = await fetch(`/api/flows/${flow}/python`);
  if (!answer.ok) {
    const problems: string[] = (await answer.json()).problems ?? [];
    toast(problems[0] ?? "The flow could not be written as Python.");
    return;
  }
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await answer.blob());
  const named = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get("content-disposition") ?? "")?.[1];
  link.download = decodeURIComponent(named ?? "flow.py");
  link.click();
  URL.revokeObjectURL(link.href);
}
