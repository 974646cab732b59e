import type {
  ChatMessage,
  Flow,
  FlowCard,
  Hello,
  LogLine,
  Memory,
  NodeView,
  ProblemView,
  Result,
  RunBar,
  SessionCard,
  Spec,
  WireType,
} from "../contract";
import type { NodeId } from "../words";

/** How the link to the server stands. */
export type Connection = "connecting" | "open" | "lost";

/** The words beside the tick: all acknowledged, under way for more than 400 ms, or waiting for the server. */
export type SaveState = "saved" | "saving" | "trying";

/** A sentence shown for a while, with a button where one helps. */
export interface Toast {
  readonly id: number;
  readonly sentence: string;
  readonly tone: "plain" | "bad";
  readonly action?: { readonly label: string; readonly run: () => void };
}

/** What stands over the page; one at a time. */
export type Overlay =
  | { readonly kind: "find" }
  | { readonly kind: "flows" }
  | { readonly kind: "shortcuts" }
  | { readonly kind: "welcome" }
  | { readonly kind: "settings" }
  | { readonly kind: "viewer"; readonly node: NodeId };

/** Which panels are open; kept per browser where it says so in `panels.ts`. */
export interface Panels {
  readonly left: "add" | "outline";
  /** The palette group that is open as a fly-out of the rail. */
  readonly railGroup: string | null;
  readonly inspector: boolean;
  readonly log: boolean;
  /** The node whose last problem the log is to open. */
  readonly details: NodeId | null;
  /** The chat, where it is a sheet or a screen of its own. */
  readonly chat: boolean;
  readonly problems: boolean;
  /** `Ctrl+\` has put left panel, inspector and log away. */
  readonly hidden: boolean;
  readonly overlay: Overlay | null;
}

/** What screen readers are told next. */
export interface Announcement {
  readonly text: string;
  readonly urgent: boolean;
}

/** Everything the window knows; what the server tells stands above the line, what only this window knows below. */
export interface State {
  readonly hello: Hello | null;
  readonly specs: ReadonlyMap<string, Spec>;
  readonly wireTypes: ReadonlyMap<string, WireType>;
  readonly flowId: string | null;
  readonly revision: number;
  readonly flow: Flow;
  readonly sentences: Readonly<Record<NodeId, string>>;
  readonly hues: Readonly<Record<NodeId, number>>;
  readonly problems: readonly ProblemView[];
  /** What undo and redo would take back or make again, in words. */
  readonly undo: string | null;
  readonly redo: string | null;
  readonly session: SessionCard | null;
  readonly sessions: readonly SessionCard[];
  readonly views: Readonly<Record<NodeId, NodeView>>;
  readonly bar: RunBar;
  readonly lines: readonly LogLine[];
  readonly chat: readonly ChatMessage[];
  readonly flows: readonly FlowCard[];
  readonly result: Result | null;
  /** What the node whose memory is shown remembers. */
  readonly memory: Memory | null;
  /** What stands in the way of saving; empty when nothing does. */
  readonly trouble: string;

  readonly connection: Connection;
  readonly save: SaveState;
  readonly selected: ReadonlySet<NodeId>;
  /** The key of the selected wire. */
  readonly selectedWire: string | null;
  /** The node outlined because chat or log point at it. */
  readonly pointed: NodeId | null;
  readonly panels: Panels;
  readonly toasts: readonly Toast[];
  readonly announcement: Announcement;
}

export const EMPTY_FLOW: Flow = {
  version: 1,
  name: "Untitled",
  description: "",
  nodes: {},
  wires: [],
  layout: {},
  pins: {},
  off: [],
  pauses: [],
};

export const READY_BAR: RunBar = {
  moment: "ready",
  title: "Ready",
  line: "",
  run: null,
  node: null,
  since: null,
  share: null,
  remedy: null,
  queued: 0,
  question: null,
  question_path: "",
};

export const INITIAL: State = {
  hello: null,
  specs: new Map(),
  wireTypes: new Map(),
  flowId: null,
  revision: 0,
  flow: EMPTY_FLOW,
  sentences: {},
  hues: {},
  problems: [],
  undo: null,
  redo: null,
  session: null,
  sessions: [],
  views: {},
  bar: READY_BAR,
  lines: [],
  chat: [],
  flows: [],
  result: null,
  memory: null,
  trouble: "",
  connection: "connecting",
  save: "saved",
  selected: new Set(),
  selectedWire: null,
  pointed: null,
  panels: {
    left: "add",
    railGroup: null,
    inspector: false,
    log: true,
    details: null,
    chat: false,
    problems: false,
    hidden: false,
    overlay: null,
  },
  toasts: [],
  announcement: { text: "", urgent: false },
};
