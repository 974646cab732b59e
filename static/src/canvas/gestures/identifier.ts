/** A Python identifier made of a title, as the server makes ids: `Draw scene` is `draw_scene`. */
export function identifier(title: string): string {
  const words = title
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "")
    .slice(0, 60);
  return /^[a-z]/.test(words) ? words : `node_${words}`.replace(/_+$/, "");
}

/** The identifier, with a number behind it when it is taken. */
export function freeId(title: string, taken: Readonly<Record<string, unknown>>): string {
  const base = identifier(title);
  let id = base;
  for (let number = 2; id in taken; number += 1) id = `${base}_${number}`;
  return id;
}
