import { useStore } from "@xyflow/react";
import type { GlyphName } from "../icons/glyphs";
import { Icon } from "../icons/Icon";
import { useDrawing } from "./board/drawing";
import { tidyUp } from "./gestures/tidying";

const MOVE = { duration: 240 };

/** Bottom left of the canvas: how near one is, see everything, tidy up. */
export function ZoomGroup() {
  const flow = useDrawing();
  const percent = useStore(({ transform }) => Math.round(transform[2] * 100));
  return (
    <div className="pb-float pb-zoom">
      <ZoomButton icon="minus" label="Zoom out (-)" run={() => void flow.zoomOut(MOVE)} />
      <button type="button" className="pb-percent" title="Actual size (0)" onClick={() => void flow.zoomTo(1, MOVE)}>
        {percent}%
      </button>
      <ZoomButton icon="plus" label="Zoom in (+)" run={() => void flow.zoomIn(MOVE)} />
      <ZoomButton
        icon="fit"
        label="See everything (1)"
        run={() => void flow.fitView({ ...MOVE, padding: 0.15, maxZoom: 1 })}
      />
      <ZoomButton icon="tidy" label="Tidy up (Ctrl+Shift+L)" run={() => void tidyUp()} />
    </div>
  );
}

interface ZoomButtonProps {
  readonly icon: GlyphName;
  readonly label: string;
  readonly run: () => void;
}

function ZoomButton({ icon, label, run }: ZoomButtonProps) {
  return (
    <button type="button" aria-label={label} title={label} onClick={run}>
      <Icon name={icon} />
    </button>
  );
}
