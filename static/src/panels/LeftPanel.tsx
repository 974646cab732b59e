import type { KeyboardEvent } from "react";
import { setPanels } from "../store/panels";
import { useStudio } from "../store/studio";
import { Palette } from "./add/Palette";
import { Outline } from "./outline/Outline";
import "./left-panel.css";

const TABS = [
  { name: "add", title: "Add" },
  { name: "outline", title: "Outline" },
] as const;

/** Left of the canvas: what can be added, and the flow as an outline. */
export function LeftPanel() {
  const tab = useStudio((state) => state.panels.left);
  const turn = (event: KeyboardEvent) => {
    if (event.key !== "ArrowRight" && event.key !== "ArrowLeft") return;
    setPanels({ left: tab === "add" ? "outline" : "add" });
  };
  return (
    <nav className="pb-left" aria-label="Add and outline" data-region="left" tabIndex={-1}>
      <div className="tabs" role="tablist" onKeyDown={turn}>
        {TABS.map(({ name, title }) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`pb-tab-${name}`}
            aria-controls="pb-left-page"
            aria-selected={name === tab}
            tabIndex={name === tab ? 0 : -1}
            onClick={() => setPanels({ left: name })}
          >
            {title}
          </button>
        ))}
      </div>
      <div className="page" role="tabpanel" id="pb-left-page" aria-labelledby={`pb-tab-${tab}`}>
        {tab === "add" ? <Palette /> : <Outline />}
      </div>
    </nav>
  );
}
