import type { Category, Spec } from "../../contract";

/** A group of the palette with what is in it. */
export interface Group extends Category {
  readonly specs: readonly Spec[];
}

/** The groups that hold something, in the order of the palette. */
export function groups(categories: readonly Category[], specs: Iterable<Spec>): Group[] {
  const all = [...specs];
  return categories
    .map((category) => ({ ...category, specs: all.filter((spec) => spec.category === category.name) }))
    .filter((group) => group.specs.length > 0);
}
