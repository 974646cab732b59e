import { IconButton } from "../../controls/Button";
import { Menu, RULE } from "../../controls/Menu";
import { setOverlay } from "../../store/panels";
import { setTheme, THEMES, useTheme } from "./theme";

/** What concerns the page and not the flow. */
export function MoreMenu() {
  const theme = useTheme();
  return (
    <Menu
      align="end"
      items={[
        { label: "Settings", icon: "gear", choose: () => setOverlay({ kind: "settings" }) },
        { label: "Shortcuts", icon: "keyboard", keys: "?", choose: () => setOverlay({ kind: "shortcuts" }) },
        RULE,
        { heading: "Theme" },
        ...THEMES.map(({ name, label }) => ({ label, chosen: name === theme, choose: () => setTheme(name) })),
      ]}
    >
      <IconButton icon="dots" label="Settings and more" />
    </Menu>
  );
}
