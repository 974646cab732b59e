import { useNodesInitialized, useReactFlow } from "@xyflow/react";
import { useEffect, useRef } from "react";
import { useStudio } from "../../store/studio";
import { useGesture } from "./gesture";

/** Shows a flow, or a pipeline alone, whole when it is opened; after that only the user moves the picture. */
export function useFirstFit(): void {
  const opened = useStudio((state) => state.flowId);
  const alone = useGesture((hand) => hand.alone);
  const ready = useNodesInitialized();
  const flow = useReactFlow();
  const fitted = useRef<string | null>(null);
  const picture = opened === null ? null : `${opened} ${alone ?? ""}`;
  useEffect(() => {
    if (!ready || picture === null || fitted.current === picture) return;
    fitted.current = picture;
    void flow.fitView({ padding: { top: "32px", x: "24px", bottom: "84px" }, maxZoom: 1, duration: 0 });
  }, [ready, picture, flow]);
}
