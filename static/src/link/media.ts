import type { MediaPart } from "../words";

/** Where the server gives out the bytes of a picture, sound, film or file. */
export function mediaUrl(part: Pick<MediaPart, "hash">): string {
  return `/media/${part.hash}`;
}
