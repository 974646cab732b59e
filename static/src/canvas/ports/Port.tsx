import { Handle, Position } from "@xyflow/react";
import type { PortSpec } from "../../contract";
import { useStudio } from "../../store/studio";
import { useGesture } from "../gestures/gesture";
import { Shape } from "./Shape";
import { resolvedType } from "./types";

interface PortProps {
  readonly node: string;
  readonly port: PortSpec;
  readonly direction: "gives" | "takes";
  /** The y of its middle in the node, in pixels. */
  readonly y: number;
}

/** A port on a node's edge: its shape, its word on hover, and a ring when a dragged wire fits. */
export function Port({ node, port, direction, y }: PortProps) {
  const type = useStudio((state) => resolvedType(state.flow, state.specs, { node, port: port.name }).name);
  const look = useStudio((state) => state.wireTypes.get(type) ?? state.wireTypes.get("any"));
  const fits = useGesture(({ connecting }) => connecting?.ports.has(`${node}:${port.name}`) ?? false);
  const family = look?.family ?? "any";
  const title = `${port.title}: ${port.type.many ? "a list of " : ""}${look?.title ?? "anything"}${port.variadic ? ", as many as you like" : ""}`;
  return (
    <Handle
      id={port.name}
      type={direction === "gives" ? "source" : "target"}
      position={direction === "gives" ? Position.Right : Position.Left}
      className={`pb-port${fits ? " fits" : ""}`}
      style={{ top: y, color: `var(--${family})` }}
      role="img"
      aria-label={title}
    >
      <Shape shape={look?.shape ?? "ring"} many={port.type.many} variadic={port.variadic && direction === "takes"} />
      <PortTip name={port.title} whole={title} />
    </Handle>
  );
}

interface PortTipProps {
  readonly name: string;
  readonly whole: string;
}

/** A port's word: all of it on hover, its name alone while a wire that fits is in the hand. */
export function PortTip({ name, whole }: PortTipProps) {
  return (
    <>
      <span className="pb-port-tip whole">{whole}</span>
      <span className="pb-port-tip name">{name}</span>
    </>
  );
}
