const KEY = "playbill-window";

/** A small id of this browser window that outlives a reload, so that the server knows it again. */
export function windowId(): string {
  const found = sessionStorage.getItem(KEY);
  if (found) return found;
  const made = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, "0")).join(
    "",
  );
  sessionStorage.setItem(KEY, made);
  return made;
}
