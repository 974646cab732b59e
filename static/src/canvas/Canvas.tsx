import {
  Background,
  type EdgeMouseHandler,
  MiniMap,
  type NodeChange,
  type NodeMouseHandler,
  ReactFlow,
  ReactFlowProvider,
  SelectionMode,
  type XYPosition,
} from "@xyflow/react";
import { type FocusEvent, type MouseEvent, useCallback, useEffect, useMemo, useRef } from "react";
import { useDrawing } from "./board/drawing";
import "@xyflow/react/dist/base.css";
import { openSettings, select, selectWire } from "../store/actions";
import { studio } from "../store/studio";
import { Breadcrumb } from "./Breadcrumb";
import { bodyAt } from "./board/absolute";
import { followStudio, takeChanges, useBoard } from "./board/board";
import type { WireEdge } from "./board/edges";
import type { BoardNode } from "./board/node";
import { ConnectionHint } from "./ConnectionHint";
import { PipelineBox } from "./container/PipelineBox";
import { EmptyCanvas } from "./EmptyCanvas";
import { Guides } from "./Guides";
import { isValidConnection, onConnectEnd, onConnectStart, portClicked } from "./gestures/connecting";
import { onNodeDrag, onNodeDragStart, onNodeDragStop } from "./gestures/dragging";
import { openList } from "./gestures/gesture";
import { useCanvasKeys } from "./gestures/use-canvas-keys";
import { useFirstFit } from "./gestures/use-first-fit";
import { usePaletteDrop } from "./gestures/use-palette-drop";
import { useZoomBand } from "./gestures/use-zoom-band";
import { NodeCard } from "./node/NodeCard";
import { NoteCard } from "./node/NoteCard";
import { ToolCard } from "./node/ToolCard";
import { Lists } from "./picker/Lists";
import { SelectionBar } from "./SelectionBar";
import { HeldWire } from "./wire/HeldWire";
import { WireLine } from "./wire/WireLine";
import { ZoomGroup } from "./ZoomGroup";
import "./canvas.css";
import "./container/container.css";
import "./node/node.css";
import "./node/tool.css";
import "./ports/port.css";
import "./wire/wire.css";

const NODE_TYPES = { card: NodeCard, note: NoteCard, pipeline: PipelineBox, tool: ToolCard };
const EDGE_TYPES = { wire: WireLine };
const PAN_BUTTONS = [1];
const ZOOM_KEYS = ["Control", "Meta"];
const MANY_KEYS = ["Shift", "Control", "Meta"];
const ATTRIBUTION = { hideAttribution: true };
const MANY = 150;

/* React Flow hands these on to every node and wire, so they stay the same functions. */
const onEdgeClick: EdgeMouseHandler<WireEdge> = (_, { id }) => selectWire(id);
const onNodeDoubleClick: NodeMouseHandler<BoardNode> = (_, { id }) => openSettings(id);
const onPaneClick = () => select();
/** Keys act on the selection, so a node that the keyboard reaches is selected. */
const onFocus = ({ target }: FocusEvent) => {
  const id = target.matches(".react-flow__node:focus-visible") ? target.getAttribute("data-id") : null;
  if (id && !studio.getState().selected.has(id)) select(id);
};
const onNodeContextMenu: NodeMouseHandler<BoardNode> = (event, { id }) => {
  event.preventDefault();
  if (!studio.getState().selected.has(id)) select(id);
  openList({ kind: "menu", at: { x: event.clientX, y: event.clientY }, node: id });
};

/** The flow as a picture to work on. */
export function Canvas() {
  useEffect(followStudio, []);
  return (
    <ReactFlowProvider>
      <Board />
    </ReactFlowProvider>
  );
}

function Board() {
  const nodes = useBoard((state) => state.nodes);
  const edges = useBoard((state) => state.edges);
  const flow = useDrawing();
  const root = useRef<HTMLDivElement>(null);
  const hand = useMemo(
    () => ({ drag: onNodeDrag(flow), drop: onNodeDragStop(flow), connected: onConnectEnd(flow) }),
    [flow],
  );
  useCanvasKeys(root);
  useZoomBand(root);
  useFirstFit();
  const palette = usePaletteDrop();
  const changed = useCallback((changes: NodeChange<BoardNode>[]) => {
    takeChanges(changes);
    selectChanged(changes);
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the canvas's keys are in use-canvas-keys.ts, C opens the same list
    <main
      ref={root}
      className="pb-canvas"
      data-region="canvas"
      tabIndex={-1}
      aria-label="Canvas"
      onFocus={onFocus}
      onClick={(event) => portClicked(event.target, flow)}
      onDoubleClick={(event) => addAt(event, flow.screenToFlowPosition)}
      {...palette}
    >
      <ReactFlow<BoardNode, WireEdge>
        nodes={nodes}
        edges={edges}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        onNodesChange={changed}
        onEdgeClick={onEdgeClick}
        onNodeDoubleClick={onNodeDoubleClick}
        onNodeContextMenu={onNodeContextMenu}
        onPaneClick={onPaneClick}
        onNodeDragStart={onNodeDragStart}
        onNodeDrag={hand.drag}
        onNodeDragStop={hand.drop}
        onConnectStart={onConnectStart}
        onConnectEnd={hand.connected}
        isValidConnection={isValidConnection}
        connectionLineComponent={HeldWire}
        connectionRadius={24}
        connectOnClick={false}
        deleteKeyCode={null}
        disableKeyboardA11y
        edgesFocusable={false}
        elevateNodesOnSelect={false}
        multiSelectionKeyCode={MANY_KEYS}
        selectionKeyCode={null}
        selectionMode={SelectionMode.Partial}
        selectionOnDrag
        panOnDrag={PAN_BUTTONS}
        panOnScroll
        zoomOnDoubleClick={false}
        zoomActivationKeyCode={ZOOM_KEYS}
        minZoom={0.1}
        maxZoom={2}
        onlyRenderVisibleElements={nodes.length > MANY}
        nodeDragThreshold={3}
        proOptions={ATTRIBUTION}
      >
        <Background gap={20} size={2} offset={1} color="var(--dot)" bgColor="var(--canvas)" />
        <MiniMap
          className="pb-float pb-mini"
          pannable
          zoomable
          nodeBorderRadius={20}
          nodeClassName={miniClass}
          maskColor="transparent"
        />
        <Guides />
        <SelectionBar />
        <ZoomGroup />
      </ReactFlow>
      <EmptyCanvas />
      <Breadcrumb />
      <ConnectionHint />
      <Lists />
    </main>
  );
}

function selectChanged(changes: readonly NodeChange<BoardNode>[]): void {
  const before = studio.getState().selected;
  const after = new Set(before);
  for (const change of changes) {
    if (change.type !== "select") continue;
    if (change.selected) after.add(change.id);
    else after.delete(change.id);
  }
  if (after.size !== before.size || [...after].some((id) => !before.has(id))) select(...after);
}

/** A double click beside every node opens the list of what can be added there. */
function addAt(event: MouseEvent, toFlow: (point: XYPosition) => XYPosition): void {
  if (!(event.target instanceof Element) || !event.target.classList.contains("react-flow__pane")) return;
  const at = { x: event.clientX, y: event.clientY };
  const place = toFlow(at);
  openList({ kind: "add", at, place, inside: bodyAt(place) });
}

function miniClass({ id, type }: BoardNode): string {
  const state = studio.getState().views[id]?.state ?? "not_run";
  return `pb-mini-node ${type} ${state}`;
}
