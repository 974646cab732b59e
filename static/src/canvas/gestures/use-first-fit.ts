import { useNodesInitialized, useReactFlow } from "@xyflow/react";
import { useEffect, useRef } from "react";
import { useStudio } from "../../store/studio";

/** Shows a flow whole when it is opened; after that only the user moves the picture. */
export function useFirstFit(): void {
  const flowId = useStudio((state) => state.flowId);
  const ready = useNodesInitialized();
  const flow = useReactFlow();
  const fitted = useRef<string | null>(null);
  useEffect(() => {
    if (!ready || flowId === null || fitted.current === flowId) return;
    fitted.current = flowId;
    void flow.fitView({ padding: { top: "32px", x: "24px", bottom: "84px" }, maxZoom: 1, duration: 0 });
  }, [ready, flowId, flow]);
}
