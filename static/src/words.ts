/** Names for parts of the contract that the generator leaves nameless. */
import type {
  Audio,
  Envelope,
  File,
  Image,
  LogLine,
  NodeView,
  PortSpec,
  RunBar,
  SendEdits,
  SettingSpec,
  Video,
  WireType,
} from "./contract";

export type Request = Envelope["request"];
export type Edit = SendEdits["edits"][number];
export type NodeState = NodeView["state"];
export type Moment = RunBar["moment"];
export type MediaPart = Image | Audio | Video | File;
export type SettingKind = SettingSpec["kind"];
export type PortShape = WireType["shape"];
export type Family = WireType["family"];
export type LogLevel = LogLine["level"];
export type PortType = PortSpec["type"];
export type NodeId = string;
