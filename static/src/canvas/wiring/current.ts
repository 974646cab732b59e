import type { State } from "../../store/state";
import { studio } from "../../store/studio";
import type { Wiring } from "./fits";

/** What deciding about wires needs, from a state of the window. */
export function wiringOf({ flow, specs, wireTypes, hello }: State): Wiring {
  return { flow, specs, wireTypes, fits: hello?.fits ?? {} };
}

/** The same of this moment. */
export function wiringNow(): Wiring {
  return wiringOf(studio.getState());
}
