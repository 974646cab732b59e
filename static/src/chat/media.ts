import { mediaUrl } from "../link/media";
import type { MediaPart } from "../words";
import { escaped } from "./html";

const KILO = 1000;
const SHOWN = 3;

/** Pictures, players and files of a message, as one line of HTML. */
export function mediaHtml(parts: readonly MediaPart[]): string {
  const pictures = parts.filter(({ kind }) => kind === "image");
  const others = parts.filter(({ kind }) => kind !== "image");
  return [pictureRow(pictures), ...others.map(player)].filter(Boolean).join("\n\n");
}

function pictureRow(pictures: readonly MediaPart[]): string {
  if (pictures.length === 0) return "";
  const shown = pictures.slice(0, SHOWN).map(picture);
  const more = pictures.length - shown.length;
  return `<div class="pb-pictures">${shown.join("")}${more > 0 ? `<span>+${more}</span>` : ""}</div>`;
}

function picture(part: MediaPart): string {
  const words = escaped(part.caption || part.name || "Picture");
  return `<a href="${mediaUrl(part)}" title="${words}"><img src="${mediaUrl(part)}" alt="${words}"></a>`;
}

function player(part: MediaPart): string {
  const url = mediaUrl(part);
  if (part.kind === "audio")
    return `<div class="pb-sound"><audio controls preload="metadata" src="${url}"></audio></div>`;
  if (part.kind === "video")
    return `<div class="pb-film"><video controls preload="metadata" src="${url}"></video></div>`;
  const name = escaped(part.name || "File");
  return `<div class="pb-file"><a href="${url}" download="${name}">${name}</a><small>${sizeWords(part.size)}</small></div>`;
}

/** A size as people say it. */
export function sizeWords(bytes: number): string {
  if (bytes < KILO) return `${bytes} bytes`;
  if (bytes < KILO ** 2) return `${Math.round(bytes / KILO)} KB`;
  return `${(bytes / KILO ** 2).toFixed(1)} MB`;
}
