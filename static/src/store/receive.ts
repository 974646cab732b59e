import type { Changed, Hello, Opened, RunChanged, Told } from "../contract";
import type { NodeId } from "../words";
import { applyChange } from "./apply";
import { withLines } from "./lines";
import { INITIAL, type State } from "./state";
import { wireKey } from "./wire";

/** What a word of the server changes in the window's state. */
export function receive(state: State, told: Told): Partial<State> {
  switch (told.kind) {
    case "hello":
      return greeted(state, told);
    case "opened":
      return opened(state, told);
    case "changed":
      return changed(state, told);
    case "run_changed":
      return { bar: told.bar, views: viewed(state, told) };
    case "chat_changed":
      return { chat: [...state.chat.slice(0, told.first), ...told.messages] };
    case "lines_added":
      return { lines: withLines(state.lines, told) };
    case "flows":
      return { flows: told.flows };
    case "sessions":
      return { session: told.session, sessions: told.sessions };
    case "models_changed":
      return state.hello ? { hello: { ...state.hello, models: told.models, model_status: told.model_status } } : {};
    case "result":
      return { result: told };
    case "memory":
      return { memory: told };
    case "trouble":
      return { trouble: told.sentence };
    case "memory_changed":
    case "done":
    case "refused":
      return {};
  }
}

function greeted(state: State, hello: Hello): Partial<State> {
  return {
    hello,
    specs: new Map(hello.specs.map((spec) => [spec.name, spec])),
    wireTypes: new Map(hello.wire_types.map((type) => [type.name, type])),
    panels: hello.welcome ? { ...state.panels, overlay: { kind: "welcome" } } : state.panels,
  };
}

function opened(state: State, told: Opened): Partial<State> {
  const same = told.id === state.flowId;
  const fresh: Partial<State> = same
    ? { selected: new Set([...state.selected].filter((id) => id in told.flow.nodes)) }
    : {
        selected: new Set(),
        selectedWire: null,
        views: {},
        lines: [],
        chat: [],
        bar: INITIAL.bar,
        result: null,
        memory: null,
      };
  return {
    ...fresh,
    flowId: told.id,
    revision: told.revision,
    flow: told.flow,
    sentences: told.sentences,
    hues: told.hues,
    problems: told.problems,
    undo: told.undo,
    redo: told.redo,
    session: told.session,
    sessions: told.sessions,
  };
}

function changed(state: State, told: Changed): Partial<State> {
  const flow = applyChange(state.flow, told.change);
  const { renamed } = told.change;
  const wires = new Set(flow.wires.map(wireKey));
  return {
    flow,
    revision: told.revision,
    problems: told.problems,
    undo: told.undo,
    redo: told.redo,
    sentences: kept({ ...state.sentences, ...told.sentences }, flow.nodes),
    hues: kept({ ...state.hues, ...told.hues }, flow.nodes),
    views: followed(state.views, renamed),
    selected: new Set([...state.selected].map((id) => renamed[id] ?? id).filter((id) => id in flow.nodes)),
    selectedWire: state.selectedWire && wires.has(state.selectedWire) ? state.selectedWire : null,
  };
}

/** The entries whose node is still there. */
function kept<T>(record: Record<NodeId, T>, nodes: Record<NodeId, unknown>): Record<NodeId, T> {
  return Object.fromEntries(Object.entries(record).filter(([id]) => id in nodes));
}

/** The views under the new ids of renamed nodes; the same record when nothing was renamed. */
function followed(views: State["views"], renamed: Record<NodeId, NodeId>): State["views"] {
  if (!Object.keys(renamed).some((id) => id in views)) return views;
  return Object.fromEntries(
    Object.entries(views).map(([id, view]) => {
      const now = renamed[id];
      return now ? [now, { ...view, id: now }] : [id, view];
    }),
  );
}

function viewed(state: State, told: RunChanged): State["views"] {
  const views = Object.fromEntries(told.nodes.map((view) => [view.id, view]));
  if (told.whole) return views;
  return told.nodes.length === 0 ? state.views : { ...state.views, ...views };
}
