import type { End, Flow, Spec, WireType } from "../../contract";
import type { PortType } from "../../words";
import { type FoundPort, innerPort, portAt, type Specs } from "../ports/ports";
import { isVariable, resolvedType } from "../ports/types";
import { bodiesAround, bodyOf, closesCircle, sameBody } from "./scope";

/** What deciding about wires needs to know. */
export interface Wiring {
  readonly flow: Flow;
  readonly specs: Specs;
  readonly wireTypes: ReadonlyMap<string, WireType>;
  /** For each wire type the names of those it may go into. */
  readonly fits: Readonly<Record<string, readonly string[]>>;
}

/** Whether a value of `source` may go into `target`, as it is or converted; the twin of `studio.wire_types.fits`. */
export function typesFit(fits: Wiring["fits"], source: PortType, target: PortType): boolean {
  if (source.many && !target.many) return ["any", "text", "message"].includes(target.name) || isVariable(target);
  if (isVariable(source) || isVariable(target) || source.name === "any" || target.name === "any") return true;
  return source.name === target.name || (fits[source.name]?.includes(target.name) ?? false);
}

/** The ends of a wire in the order of its values, whichever was dragged from; null when both give or both take. */
export function inOrder(wiring: Wiring, one: End, other: End): { source: End; target: End } | null {
  const [first, second] = [find(wiring, one), find(wiring, other)];
  if (!first || !second || first.direction === second.direction) return null;
  return first.direction === "gives" ? { source: one, target: other } : { source: other, target: one };
}

/** Why these two ends cannot be joined, in a sentence; empty when they can. */
export function whyNot(wiring: Wiring, one: End, other: End): string {
  const ends = inOrder(wiring, one, other);
  if (!ends) return "A wire goes from an output to an input.";
  const { source, target } = ends;
  if (source.node === target.node && !innerPort(source.port) && !innerPort(target.port)) {
    return "A node cannot feed itself. To repeat steps, put them into Repeat until.";
  }
  return (
    scopeReason(wiring, source, target) || typeReason(wiring, source, target) || circleReason(wiring, source, target)
  );
}

function find(wiring: Wiring, end: End): FoundPort | null {
  return portAt(wiring.flow, wiring.specs, end);
}

function scopeReason({ flow }: Wiring, source: End, target: End): string {
  const [from, to] = [bodyOf(flow, source), bodyOf(flow, target)];
  if (bodiesAround(flow, to).some((body) => sameBody(body, from))) return "";
  const pipeline = flow.nodes[from?.pipeline ?? ""]?.title ?? "it";
  return `What is made in ${pipeline} leaves it only through its right edge.`;
}

function typeReason(wiring: Wiring, source: End, target: End): string {
  const [from, to] = [resolvedType(wiring.flow, wiring.specs, source), find(wiring, target)?.port.type];
  if (!to || typesFit(wiring.fits, from, to)) return "";
  const given = wiring.wireTypes.get(from.name)?.article ?? "this";
  const wanted = wiring.wireTypes.get(to.name)?.title ?? to.name;
  if (from.many && !to.many) return `A list cannot go into an input for one ${wanted}`;
  return `${capital(given)} cannot go into a ${wanted} input`;
}

function circleReason({ flow }: Wiring, source: End, target: End): string {
  if (!closesCircle(flow, source, target)) return "";
  return "That would make a circle. To repeat steps, put them into Repeat until.";
}

/** The first port of a component that fits an end, exact types before converted ones; null when none does. */
export function fittingPort(wiring: Wiring, end: End, spec: Spec): { port: string; exact: boolean } | null {
  const found = find(wiring, end);
  if (!found || spec.role === "note") return null;
  const type = resolvedType(wiring.flow, wiring.specs, end);
  const takes = found.direction === "gives";
  if (spec.role === (takes ? "input" : "output")) return null;
  const ports = takes ? spec.inputs : spec.outputs;
  const fitting = ports.filter((port) =>
    takes ? typesFit(wiring.fits, type, port.type) : typesFit(wiring.fits, port.type, found.port.type),
  );
  const exact = fitting.find((port) => port.type.name === type.name);
  const chosen = exact ?? fitting[0];
  return chosen ? { port: chosen.name, exact: exact !== undefined } : null;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
