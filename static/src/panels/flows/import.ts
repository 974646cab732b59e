import { ask } from "../../store/connect";
import { setOverlay } from "../../store/panels";
import { toast } from "../../store/toasts";

const LARGEST = 20_000_000;

/** Lets the user choose a flow's file and opens it as a new flow. */
export function chooseFile(): void {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = ".json,application/json";
  input.onchange = () => {
    const [file] = input.files ?? [];
    if (file) void importFile(file);
  };
  input.click();
}

/** Makes a flow from a file and opens it; what is wrong with the file is said in a sentence. */
export async function importFile(file: File): Promise<void> {
  if (file.size > LARGEST) {
    toast(`${file.name} is larger than a flow can be (20 MB).`, undefined, "bad");
    return;
  }
  const document = await file.text();
  if (await ask({ kind: "new_flow", document })) setOverlay(null);
}

/** Whether a dropped file is a flow's. */
export function isFlowFile(file: Pick<File, "name" | "type">): boolean {
  return file.type === "application/json" || file.name.toLowerCase().endsWith(".json");
}

/** Imports flow files dropped anywhere on the page; other files are left to what they are dropped on. */
export function importDroppedFiles(target: Window): () => void {
  const allow = (event: DragEvent) => {
    const [item] = event.dataTransfer?.items ?? [];
    if (item?.kind === "file" && item.type === "application/json") event.preventDefault();
  };
  const drop = (event: DragEvent) => {
    const [file] = event.dataTransfer?.files ?? [];
    if (!file || !isFlowFile(file)) return;
    event.preventDefault();
    event.stopPropagation();
    void importFile(file);
  };
  target.addEventListener("dragover", allow, true);
  target.addEventListener("drop", drop, true);
  return () => {
    target.removeEventListener("dragover", allow, true);
    target.removeEventListener("drop", drop, true);
  };
}
