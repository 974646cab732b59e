const KEY = "playbill-window";

/** A small id of this browser window that outlives a reload, so that the server knows it again. */
export function windowId(): string {
  const found = sessionStorage.getItem(KEY);
  if (found) return found;
  const made = smallId();
  sessionStorage.setItem(KEY, made);
  return made;
}

/** Sixteen hexadecimal digits by chance, also where the page is not served securely. */
export function smallId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
