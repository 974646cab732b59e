import { Icon } from "../icons/Icon";
import { lineage } from "../panels/outline/order";
import { useStudio } from "../store/studio";
import { showAlone, useGesture } from "./gestures/gesture";

/** Over a pipeline that is shown alone: where it is, and the ways back out. */
export function Breadcrumb() {
  const alone = useGesture((state) => state.alone);
  const flow = useStudio((state) => state.flow);
  if (alone === null || !(alone in flow.nodes)) return null;
  const around = lineage(flow.nodes, alone).slice(0, -1);
  return (
    <nav className="pb-float pb-crumbs" aria-label="Where this is">
      <button type="button" onClick={() => showAlone(null)}>
        {flow.name}
      </button>
      {around.map((id) => (
        <span key={id}>
          <Icon name="right" size={12} />
          <button type="button" onClick={() => showAlone(id)}>
            {flow.nodes[id]?.title}
          </button>
        </span>
      ))}
      <span>
        <Icon name="right" size={12} />
        <b>{flow.nodes[alone]?.title}</b>
      </span>
    </nav>
  );
}
