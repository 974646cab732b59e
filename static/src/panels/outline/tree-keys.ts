import type { OutlineRow } from "./rows";

/** What an arrow key does in the tree: goes to a line, or opens or closes the one it is on. */
export type TreeStep = { readonly to: OutlineRow } | { readonly open: boolean };

/** The step of a key from a line; null for other keys, and where there is nothing to go to. */
export function treeStep(rows: readonly OutlineRow[], row: OutlineRow, key: string): TreeStep | null {
  const at = rows.indexOf(row);
  switch (key) {
    case "ArrowDown":
      return going(rows[at + 1]);
    case "ArrowUp":
      return going(rows[at - 1]);
    case "ArrowRight":
      return row.open === false ? { open: true } : row.open ? going(rows[at + 1]) : null;
    case "ArrowLeft":
      return row.open ? { open: false } : going(rows.find((one) => one.key === row.parent));
    case "Home":
      return going(rows[0]);
    case "End":
      return going(rows.at(-1));
    default:
      return null;
  }
}

function going(row: OutlineRow | undefined): TreeStep | null {
  return row ? { to: row } : null;
}
