import { edit } from "../../store/actions";
import { studio } from "../../store/studio";

/** Folds a pipeline to a node, or opens it. */
export function fold(id: string, collapsed: boolean): void {
  const place = studio.getState().flow.layout[id] ?? { x: 0, y: 0 };
  void edit({ kind: "move_nodes", places: { [id]: { x: place.x, y: place.y, collapsed } } });
}
