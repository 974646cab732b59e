import { Button } from "../../controls/Button";
import { openSettings } from "../../store/actions";
import { Outline } from "../outline/Outline";
import { show } from "./screen";

/** The flow on a phone: its outline with live states; a tap on a line opens its settings. */
export function FlowScreen() {
  return (
    <div className="pb-phone-screen" data-region="left" tabIndex={-1}>
      <div className="above">
        <b>Flow</b>
        <Button icon="tidy" onClick={() => show({ picture: true })}>
          See the picture
        </Button>
      </div>
      <Outline choose={(id) => openSettings(id)} />
    </div>
  );
}

/** The way back from the picture. */
export function PictureBar() {
  return (
    <div className="pb-picture-bar">
      <Button icon="each" onClick={() => show({ picture: false })}>
        Back to the list
      </Button>
    </div>
  );
}
