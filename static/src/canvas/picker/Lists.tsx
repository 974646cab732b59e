import type { Spec } from "../../contract";
import { Tile } from "../../icons/Tile";
import { edit } from "../../store/actions";
import { studio, useStudio } from "../../store/studio";
import { placeIn } from "../board/absolute";
import { addAfter, addAtEnd, addNode } from "../gestures/adding";
import { type OpenList, openList, useGesture } from "../gestures/gesture";
import { insertNew } from "../gestures/inserting";
import { NodeMenu } from "../menu/NodeMenu";
import { bodyForNew, endTitle, fittingComponents, fittingEnds, insertable, toolsFirst } from "../wiring/candidates";
import { wiringNow } from "../wiring/current";
import { inOrder } from "../wiring/fits";
import { type Choice, Picker } from "./Picker";

const close = () => openList(null);

/** The list that is open over the canvas, if one is. */
export function Lists() {
  const list = useGesture((state) => state.list);
  // The list is made anew when the flow changes under it.
  useStudio(({ flow }) => flow);
  if (!list) return null;
  if (list.kind === "menu") return <NodeMenu key={list.node} at={list.at} node={list.node} onClose={close} />;
  return (
    <Picker
      at={list.at}
      label={LABELS[list.kind]}
      nothing="Nothing fits here."
      choices={choices(list)}
      onClose={close}
    />
  );
}

type Picked = Exclude<OpenList, { kind: "menu" }>;

const LABELS: Readonly<Record<Picked["kind"], string>> = {
  add: "Add a node",
  tool: "Add a tool",
  after: "Add a node after this one",
  fit: "What fits here",
  insert: "Put between",
  connect: "Connect to…",
};

function choices(list: Picked): Choice[] {
  const wiring = wiringNow();
  switch (list.kind) {
    case "add":
      return specs().map((spec) =>
        choiceOf(spec, () => void addNode({ spec, inside: list.inside, place: placeIn(list.inside, list.place) })),
      );
    case "tool":
      return toolsFirst(specs()).map((spec) =>
        choiceOf(spec, () => void addNode({ spec, inside: list.inside, place: { x: 0, y: 0 } })),
      );
    case "after": {
      const inside = wiring.flow.nodes[list.node]?.inside ?? null;
      return specs().map((spec) => choiceOf(spec, () => void addAfter(list.node, spec, inside)));
    }
    case "fit": {
      const inside = bodyForNew(wiring, list.end);
      return fittingComponents(wiring, list.end).map(({ spec }) =>
        choiceOf(spec, () => void addAtEnd(list.end, spec, placeIn(inside, list.place), inside)),
      );
    }
    case "insert":
      return insertable(wiring, list.wire).map((found) => choiceOf(found.spec, () => void insertNew(list.wire, found)));
    case "connect":
      return connections(list.node);
  }
}

function specs(): Spec[] {
  return [...studio.getState().specs.values()];
}

function choiceOf(spec: Spec, choose: () => void): Choice {
  const words = `${spec.words} ${spec.name}`;
  return { key: spec.name, mark: <Tile spec={spec} />, title: spec.title, line: spec.tooltip, words, choose };
}

/** What the first output of a node could be joined to, else its first input. */
function connections(id: string): Choice[] {
  const wiring = wiringNow();
  const { flow, hues } = studio.getState();
  const own = wiring.specs.get(flow.nodes[id]?.component ?? "");
  const ports = [...(own?.outputs ?? []), ...(own?.inputs ?? [])];
  return ports.flatMap(({ name }) => {
    const from = { node: id, port: name };
    return fittingEnds(wiring, from).map((end) => {
      const node = flow.nodes[end.node];
      const key = `${name} ${end.node} ${end.port}`;
      const spec = wiring.specs.get(node?.component ?? "");
      const ends = inOrder(wiring, from, end);
      return {
        key,
        mark: <Tile key={key} spec={spec} title={node?.title ?? ""} hue={hues[end.node]} />,
        title: endTitle(wiring, end),
        line: ends?.source === from ? "goes into it" : "comes from it",
        words: node?.component ?? "",
        choose: () => ends && void edit({ kind: "connect", wire: ends }),
      };
    });
  });
}
