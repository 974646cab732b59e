import { Canvas } from "../../canvas/Canvas";
import { setPanels } from "../../store/panels";
import { useStudio } from "../../store/studio";
import { Header } from "../header/Header";
import { Inspector } from "../inspector/Inspector";
import { Overlays } from "../overlays/Overlays";
import { RunBar } from "../runbar/RunBar";
import { FlowScreen, PictureBar } from "./FlowScreen";
import { MoreScreen } from "./MoreScreen";
import { PhoneTabs } from "./PhoneTabs";
import { useScreenAttribute, useShown } from "./screen";
import "./phone.css";

/** The page on a phone: one screen at a time; chat and log are the page's own, shown by `data-pb-screen`. */
export function Phone() {
  useScreenAttribute();
  const screen = useShown((shown) => shown.screen);
  const picture = useShown((shown) => shown.picture);
  const settings = useStudio((state) => state.panels.inspector);
  return (
    <div className="pb-phone">
      <Header />
      <RunBar />
      <div className="main">
        {screen === "flow" && (picture ? <Picture /> : <FlowScreen />)}
        {screen === "more" && <MoreScreen />}
      </div>
      <PhoneTabs />
      {settings && <Sheet />}
      <Overlays />
    </div>
  );
}

function Picture() {
  return (
    <>
      <Canvas />
      <PictureBar />
    </>
  );
}

/** The settings over the whole screen; a press beside them does not exist, so their close button ends them. */
function Sheet() {
  return (
    <div
      className="sheet"
      role="dialog"
      aria-label="Settings"
      onKeyDown={(event) => event.key === "Escape" && setPanels({ inspector: false })}
    >
      <Inspector />
    </div>
  );
}
