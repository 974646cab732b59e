import type { MediaPart } from "../words";

/** Where the server gives out the bytes of a picture, sound, film or file. */
export function mediaUrl(part: Pick<MediaPart, "hash">): string {
  return `/media/${part.hash}`;
}

/** Puts a file into the media store, where all files of messages are: its hash, or why it was not taken in. */
export async function upload(file: File): Promise<{ readonly hash: string } | { readonly sentence: string }> {
  const form = new FormData();
  form.append("file", file);
  const answered = await fetch("/media", { method: "POST", body: form }).catch(() => null);
  if (!answered) return { sentence: `${file.name} could not be sent. Is Playbill still running?` };
  const told = (await answered.json().catch(() => ({}))) as { hash?: string; detail?: string };
  if (!answered.ok || !told.hash) return { sentence: told.detail ?? `${file.name} could not be taken in.` };
  return { hash: told.hash };
}
