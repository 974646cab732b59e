const ORDER = ["header", "left", "canvas", "run", "inspector", "chat", "log"];

/** Moves the focus to the next region of the page, or the one before. */
export function goRound(back: boolean): void {
  const found = ORDER.flatMap((name) => [...document.querySelectorAll<HTMLElement>(`[data-region="${name}"]`)]).filter(
    (element) => element.offsetParent !== null,
  );
  const at = found.findIndex((element) => element.contains(document.activeElement));
  const next = back ? (at <= 0 ? found.length - 1 : at - 1) : (at + 1) % found.length;
  found[next]?.focus();
}
