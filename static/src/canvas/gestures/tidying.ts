import { edit } from "../../store/actions";
import { studio } from "../../store/studio";
import { announce } from "../../store/toasts";
import { sizeOf } from "../board/board";
import { guessedSize } from "../board/sizes";
import { tidyPlaces } from "../tidy/tidy";

const ROOM = 200;

/** Lays the whole flow out anew, with room for what nodes show once they have run. */
export async function tidyUp(): Promise<boolean> {
  const { flow, specs } = studio.getState();
  const places = tidyPlaces(flow, specs, (id) => {
    const spec = specs.get(flow.nodes[id]?.component ?? "");
    const size = sizeOf(id) ?? guessedSize(spec);
    return spec?.role === "note" ? size : { width: size.width, height: Math.max(size.height, ROOM) };
  });
  if (Object.keys(places).length === 0 || !(await edit({ kind: "move_nodes", places }))) return false;
  announce("The flow is tidied up.");
  return true;
}
