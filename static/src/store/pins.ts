import type { JsonValue, Result, Spec } from "../contract";
import type { NodeId } from "../words";
import { edit } from "./actions";
import { ask } from "./connect";
import type { State } from "./state";
import { studio } from "./studio";

const KEPT_AS_MEDIA: ReadonlySet<string> = new Set(["image", "audio", "video", "file"]);

/** Whether a node has a result that can be kept, or keeps one already. */
export function pinnable({ flow, specs, views }: State, id: NodeId): boolean {
  if (id in flow.pins) return true;
  const type = onlyOutput(specs.get(flow.nodes[id]?.component ?? ""));
  return Boolean(views[id]?.preview) && (type === "message" || type === "text" || KEPT_AS_MEDIA.has(type));
}

/** Keeps the last result of a node instead of running it, or lets the kept one go. */
export async function pinResult(id: NodeId): Promise<void> {
  const state = studio.getState();
  if (id in state.flow.pins) await edit({ kind: "pin", id, value: null });
  else if (pinnable(state, id)) await keep(id, onlyOutput(state.specs.get(state.flow.nodes[id]?.component ?? "")));
}

async function keep(id: NodeId, type: string): Promise<void> {
  if (!(await ask({ kind: "full_result", node: id }))) return;
  const { result, flow } = studio.getState();
  if (result?.node !== id) return;
  await edit({ kind: "pin", id, value: encoded(result, type, flow.nodes[id]?.title ?? id) });
}

function onlyOutput(spec: Spec | undefined): string {
  return spec?.outputs.length === 1 && !spec.outputs[0]?.type.many ? (spec.outputs[0]?.type.name ?? "") : "";
}

/** The result as `studio/encoding.py` writes a value of the type. */
function encoded({ text, media }: Result, type: string, sender: string): JsonValue {
  const parts = JSON.parse(JSON.stringify(media)) as JsonValue[];
  if (type === "text") return text;
  if (KEPT_AS_MEDIA.has(type)) return { $media: parts[0] ?? null };
  return { $message: { parts: [...(text ? [{ kind: "text", text }] : []), ...parts], sender, role: "assistant" } };
}
