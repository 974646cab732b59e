/** Whether the keyboard has a Command key where others have Control. */
export const onMac = typeof navigator !== "undefined" && /mac|iphone|ipad/i.test(navigator.userAgent);

const MAC: Readonly<Record<string, string>> = { Ctrl: "⌘", Shift: "⇧", Alt: "⌥", Enter: "↩" };

/** A shortcut as this keyboard names it: `Ctrl+Shift+Z` is `⌘⇧Z` on a Mac. */
export function keyWords(keys: string, mac: boolean = onMac): string {
  if (!mac) return keys;
  return keys
    .split("+")
    .map((key) => MAC[key] ?? key)
    .join("");
}
