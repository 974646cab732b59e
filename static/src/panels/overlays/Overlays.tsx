import { useEffect } from "react";
import { useStudio } from "../../store/studio";
import { Find } from "../find/Find";
import { FlowsDialog } from "../flows/FlowsDialog";
import { Welcome } from "../flows/Welcome";
import { Announcer } from "./Announcer";
import { ShortcutsDialog } from "./ShortcutsDialog";
import { Toasts } from "./Toasts";
import { Viewer } from "./Viewer";

/** Everything that stands over the page. */
export function Overlays() {
  return (
    <>
      <Open />
      <Toasts />
      <Announcer />
    </>
  );
}

/** The settings are a page of their own. */
function SettingsPage() {
  useEffect(() => window.location.assign("/settings"), []);
  return null;
}

function Open() {
  const overlay = useStudio((state) => state.panels.overlay);
  switch (overlay?.kind) {
    case "find":
      return <Find />;
    case "flows":
      return <FlowsDialog />;
    case "welcome":
      return <Welcome />;
    case "shortcuts":
      return <ShortcutsDialog />;
    case "viewer":
      return <Viewer node={overlay.node} />;
    case "settings":
      return <SettingsPage />;
    case undefined:
      return null;
  }
}
