import { upload } from "../link/media";
import { focusComposer } from "../shell/chat";
import { ask } from "../store/connect";
import { studio } from "../store/studio";
import { toast } from "../store/toasts";
import type { Request } from "../words";
import type { Aim } from "./interrupting";

/** What Gradio's MultimodalTextbox holds. */
export interface Draft {
  readonly text: string;
  readonly files: readonly DraftFile[];
}

interface DraftFile {
  readonly url?: string;
  readonly orig_name?: string;
  readonly mime_type?: string;
}

const EMPTY: Draft = { text: "", files: [] };

/** Says the draft in the chat and gives what then stands in the composer: nothing, or the draft if it was refused. */
export async function say(draft: Draft): Promise<Draft> {
  if (isEmpty(draft)) return draft;
  return send(draft, (text, files) => ({ kind: "send_message", text, files }));
}

/** Says the draft to an agent in mid-answer; without one the agent stops and asks what there is to say. */
export async function interrupt(draft: Draft, { run, where }: Aim): Promise<Draft> {
  if (isEmpty(draft)) focusComposer();
  return send(draft, (text, files) => ({ kind: "interrupt", run, where, text, files }));
}

/** Stops the writer of message number `index`, who then asks what there is to say. */
export function stopToSay(index: number): void {
  const message = studio.getState().chat[index];
  if (!message?.path) return;
  focusComposer();
  void ask({ kind: "interrupt", run: message.run, where: message.path });
}

const isEmpty = ({ text, files }: Draft) => !text.trim() && files.length === 0;

async function send(draft: Draft, asking: (text: string, files: string[]) => Request): Promise<Draft> {
  try {
    const files = await Promise.all(draft.files.map(stored));
    return (await ask(asking(draft.text.trim(), files))) ? EMPTY : draft;
  } catch (error) {
    if (!(error instanceof UploadError)) throw error;
    toast(error.message, undefined, "bad");
    return draft;
  }
}

class UploadError extends Error {}

/** Puts a file that Gradio took in into the media store, where all files of messages are; its hash. */
async function stored({ url, orig_name: name = "file", mime_type: mime }: DraftFile): Promise<string> {
  const taken = url ? await fetch(url).catch(() => null) : null;
  if (!taken?.ok) throw new UploadError(`${name} could not be read. Add it again.`);
  const stored = await upload(new File([await taken.blob()], name, mime ? { type: mime } : {}));
  if ("sentence" in stored) throw new UploadError(stored.sentence);
  return stored.hash;
}
