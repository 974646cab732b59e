import { useMemo } from "react";
import { specGlyph } from "../../icons/category";
import { redo, run, select, undo } from "../../store/actions";
import { setOverlay, setPanels } from "../../store/panels";
import { studio, useStudio } from "../../store/studio";
import { toast } from "../../store/toasts";
import { addFromPalette } from "../add/place";
import { newFlow, openFlow } from "../flows/flow-actions";
import { chooseFile } from "../flows/import";
import { setTheme } from "../header/theme";
import type { Finding } from "./findings";

/** Everything that can be found: components to add, nodes of this flow, flows, and commands. */
export function useFindings(): readonly Finding[] {
  const specs = useStudio((state) => state.specs);
  const nodes = useStudio((state) => state.flow.nodes);
  const flows = useStudio((state) => state.flows);
  return useMemo(
    () => [
      ...Object.entries(nodes).map(([id, node]): Finding => {
        const spec = specs.get(node.component);
        return {
          key: `node ${id}`,
          group: "In this flow",
          title: node.title,
          words: `${spec?.title} ${id}`,
          line: spec?.title === node.title ? "" : (spec?.title ?? node.component),
          icon: specGlyph(spec),
          act: () => select(id),
        };
      }),
      ...[...specs.values()].map(
        (spec): Finding => ({
          key: `add ${spec.name}`,
          group: "Add",
          title: spec.title,
          words: `${spec.words} ${spec.name}`,
          line: spec.tooltip,
          icon: specGlyph(spec),
          act: () => void addFromPalette(spec),
        }),
      ),
      ...flows
        .filter((flow) => !flow.deleted)
        .map(
          (flow): Finding => ({
            key: `flow ${flow.id}`,
            group: "Flows",
            title: flow.name,
            words: "open",
            line: flow.nodes === 1 ? "1 node" : `${flow.nodes} nodes`,
            icon: "open",
            act: () => void openFlow(flow.id),
          }),
        ),
      ...COMMANDS,
    ],
    [specs, nodes, flows],
  );
}

function showProblems(): void {
  if (studio.getState().problems.length > 0) setPanels({ problems: true });
  else toast("Nothing to fix.");
}

function command(title: string, icon: Finding["icon"], act: () => unknown, more: Partial<Finding> = {}): Finding {
  return {
    key: `command ${title}`,
    group: "Commands",
    title,
    words: "",
    line: "",
    icon,
    act: () => void act(),
    ...more,
  };
}

const COMMANDS: readonly Finding[] = [
  command("Run", "play", () => run(), { keys: "Ctrl+Enter", words: "start go" }),
  command("Undo", "undo", undo, { keys: "Ctrl+Z", words: "back" }),
  command("Redo", "redo", redo, { keys: "Ctrl+Shift+Z" }),
  command("New flow", "plus", () => newFlow(), { words: "empty" }),
  command("Open a flow", "open", () => setOverlay({ kind: "flows" }), { words: "list templates" }),
  command("Import a flow from a file", "up", () => chooseFile(), { words: "upload json" }),
  command("Show the problems", "warn", showProblems, { words: "errors check" }),
  command("Shortcuts", "keyboard", () => setOverlay({ kind: "shortcuts" }), { keys: "?", words: "keys help" }),
  command("Light theme", "sun", () => setTheme("light")),
  command("Dark theme", "moon", () => setTheme("dark")),
  command("Settings", "gear", () => setOverlay({ kind: "settings" }), { words: "models keys connections" }),
];
