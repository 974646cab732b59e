import { useEffect } from "react";
import { Canvas } from "../canvas/Canvas";
import { Rail } from "../panels/add/Rail";
import { importDroppedFiles } from "../panels/flows/import";
import { Header } from "../panels/header/Header";
import { Inspector } from "../panels/inspector/Inspector";
import { LeftPanel } from "../panels/LeftPanel";
import { Overlays } from "../panels/overlays/Overlays";
import { Phone } from "../panels/phone/Phone";
import { RunBar } from "../panels/runbar/RunBar";
import { useStudio } from "../store/studio";
import { followWindow, useDivision } from "./division";
import { Edge } from "./Edge";
import { followKeys } from "./keys";
import "./shell.css";

/** The page but for chat and log, for a desk or a phone. */
export function App() {
  useEffect(followWindow, []);
  useEffect(followKeys, []);
  useEffect(() => importDroppedFiles(window), []);
  const phone = useDivision((layout) => layout.kind === "phone");
  return phone ? <Phone /> : <Desk />;
}

/** Header, left panel, canvas, and what floats over it. */
function Desk() {
  const rail = useDivision((layout) => layout.rail);
  const chat = useDivision((layout) => layout.chat > 0);
  const inspector = useDivision((layout) => layout.inspector);
  const open = useStudio(({ panels }) => panels.inspector && !panels.hidden);
  const hidden = useStudio(({ panels }) => panels.hidden);
  return (
    <div className={`pb-shell${open ? ` inspector-${inspector}` : ""}`}>
      <div className="pb-shell-header">
        <Header />
      </div>
      {!hidden && <div className="pb-shell-left">{rail ? <Rail /> : <LeftPanel />}</div>}
      <div className="pb-shell-canvas">
        <Canvas />
        <div className="pb-shell-run">
          <RunBar />
        </div>
        {open && (
          <div className="pb-shell-inspector">
            <Inspector />
          </div>
        )}
      </div>
      {!hidden && !rail && <Edge edge="left" label="Width of the left panel" />}
      {chat && <Edge edge="chat" label="Width of the chat" />}
      {!hidden && <Edge edge="log" label="Height of the log" />}
      <Overlays />
    </div>
  );
}
