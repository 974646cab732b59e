import type { JsonValue, Node, SettingSpec, Spec } from "../../contract";

/** What a field shows when its nodes do not agree. */
export const DIFFERENT = Symbol("different");

export type Shown = JsonValue | typeof DIFFERENT;

/** The value of a setting: the node's own, else the component's default. */
export function currentValue(node: Node, setting: SettingSpec): JsonValue {
  const own = node.settings[setting.name];
  return own === undefined ? setting.default : own;
}

/** The value that all nodes have, or that they differ. */
export function sharedValue(nodes: readonly Node[], setting: SettingSpec): Shown {
  const values = new Set(nodes.map((node) => JSON.stringify(currentValue(node, setting))));
  const [first] = nodes;
  return values.size === 1 && first ? currentValue(first, setting) : DIFFERENT;
}

/** Whether a setting of some of the nodes is not as it came. */
export function isChanged(nodes: readonly Node[], setting: SettingSpec): boolean {
  return nodes.some((node) => JSON.stringify(currentValue(node, setting)) !== JSON.stringify(setting.default));
}

/** The fields to show at first, and those under "More settings". */
export function split(spec: Spec): { basic: readonly SettingSpec[]; more: readonly SettingSpec[] } {
  return {
    basic: spec.settings.filter((setting) => !setting.advanced),
    more: spec.settings.filter((setting) => setting.advanced),
  };
}

/** What stands beside "More settings": `4, all as they came` or `2 changed`. */
export function moreWords(nodes: readonly Node[], more: readonly SettingSpec[]): string {
  const changed = more.filter((setting) => isChanged(nodes, setting)).length;
  if (changed > 0) return `${changed} changed`;
  return more.length === 1 ? "1, as it came" : `${more.length}, all as they came`;
}
