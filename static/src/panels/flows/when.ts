const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;

/** When something was, as a person would say it now; both in seconds since 1970. */
export function when(time: number, now: number): string {
  const ago = Math.max(0, now - time);
  if (ago < MINUTE) return "just now";
  if (ago < HOUR) return counted(Math.floor(ago / MINUTE), "minute");
  if (ago < DAY) return counted(Math.floor(ago / HOUR), "hour");
  if (ago < 2 * DAY) return "yesterday";
  if (ago < 14 * DAY) return counted(Math.floor(ago / DAY), "day");
  return new Date(time * 1000).toLocaleDateString("en", { day: "numeric", month: "long", year: "numeric" });
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? "" : "s"} ago`;
}
