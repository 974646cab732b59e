/** A Python identifier made of a title, as the server makes ids: `Draw scene` is `draw_scene`. */
export function identifier(title: string): string {
  const words = title
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
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

/** The title, with a number behind it when another node has it. */
export function freeTitle(title: string, nodes: Readonly<Record<string, { readonly title: string }>>): string {
  const taken = new Set(Object.values(nodes).map((node) => node.title));
  let free = title;
  for (let number = 2; taken.has(free); number += 1) free = `${title} ${number}`;
  return free;
}
