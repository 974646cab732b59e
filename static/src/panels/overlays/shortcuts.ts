/** One line of the list of shortcuts; several ways to the same thing are separated by a comma. */
export interface Shortcut {
  readonly keys: string;
  readonly does: string;
}

export interface ShortcutGroup {
  readonly title: string;
  readonly shortcuts: readonly Shortcut[];
}

const pair = ([keys, does]: readonly [string, string]): Shortcut => ({ keys, does });

export const SHORTCUTS: readonly ShortcutGroup[] = [
  {
    title: "Everywhere",
    shortcuts: (
      [
        ["Ctrl+Enter", "Run"],
        ["Ctrl+.", "Stop"],
        ["Ctrl+Enter in the chat", "Interrupt who is writing"],
        ["Ctrl+K", "Find or do anything"],
        ["/", "Search the palette"],
        ["Ctrl+Z", "Undo"],
        ["Ctrl+Shift+Z", "Redo"],
        ["Ctrl+J", "Log"],
        ["Ctrl+I", "Chat"],
        ["Ctrl+\\", "Put the panels away, or back"],
        ["F6", "Next region"],
        ["?", "This list"],
      ] as const
    ).map(pair),
  },
  {
    title: "On the canvas",
    shortcuts: (
      [
        ["N", "Add after the selection"],
        ["C", "Connect to…"],
        ["Enter", "Settings"],
        ["F2", "Rename"],
        ["Shift+Enter", "Run from here"],
        ["P", "Keep the result"],
        ["M", "Switch off"],
        ["Delete", "Delete, and join the neighbours"],
        ["Shift+Delete", "Delete, and leave a gap"],
        ["Ctrl+D", "Duplicate"],
        ["Ctrl+A", "Select all"],
        ["Esc", "Deselect, close"],
      ] as const
    ).map(pair),
  },
  {
    title: "Moving about",
    shortcuts: (
      [
        ["Arrows", "To the next node along the wires"],
        ["Alt+Arrows", "Move by 8"],
        ["Alt+Shift+Arrows", "Move by 32"],
        ["1", "See everything"],
        ["0", "100%"],
        ["+", "Zoom in"],
        ["-", "Zoom out"],
        ["Ctrl+Shift+L", "Tidy up"],
      ] as const
    ).map(pair),
  },
];
