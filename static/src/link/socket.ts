import type { Done, Envelope, Told } from "../contract";
import type { Request } from "../words";
import { type Link, type LinkEvents, RefusedError } from "./link";
import { windowId } from "./window-id";

const FIRST_WAIT = 300;
const LONGEST_WAIT = 8000;

interface Asked {
  readonly envelope: Envelope;
  readonly resolve: (done: Done) => void;
  readonly reject: (error: Error) => void;
}

/** Requests that say nothing of lasting worth: after a break they would be asked anew by whoever needs them. */
const PASSING: ReadonlySet<Request["kind"]> = new Set([
  "open_flow",
  "list_flows",
  "older_lines",
  "full_result",
  "show_result",
  "read_memory",
]);

/** The address of the server's WebSocket beside this page. */
export function socketUrl(location: Location): string {
  const scheme = location.protocol === "https:" ? "wss" : "ws";
  return `${scheme}://${location.host}/playbill/ws?window=${windowId()}`;
}

/** A link over one WebSocket that is opened again, with growing pauses, when it breaks; what was not answered is sent again. */
export function openSocket(events: LinkEvents, url = socketUrl(window.location)): Link {
  const asked = new Map<number, Asked>();
  let socket: WebSocket | null = null;
  let number = Date.now();
  let wait = FIRST_WAIT;
  let closed = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const pending = () => events.pending([...asked.values()].map(({ envelope }) => envelope.request));
  const transmit = (envelope: Envelope) => {
    if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(envelope));
  };

  const answered = (told: Told) => {
    if (told.kind !== "done" && told.kind !== "refused") return;
    const found = asked.get(told.number);
    if (!found) return;
    asked.delete(told.number);
    if (told.kind === "done") found.resolve(told);
    else found.reject(new RefusedError(told.sentence, told.field));
    pending();
  };

  /** Sends again what was asked before the break; the server knows the number of what it has done already. */
  const resend = (before: readonly (readonly [number, Asked])[]) => {
    for (const [key, { envelope, reject }] of before) {
      if (PASSING.has(envelope.request.kind)) {
        asked.delete(key);
        reject(new RefusedError("The connection broke."));
      } else transmit(envelope);
    }
    pending();
  };

  const connect = () => {
    events.connection("connecting");
    socket = new WebSocket(url);
    socket.onopen = () => {
      wait = FIRST_WAIT;
      const before = [...asked];
      events.connection("open");
      resend(before);
    };
    socket.onmessage = (event: MessageEvent<string>) => {
      const told = JSON.parse(event.data) as Told;
      events.told(told);
      answered(told);
    };
    socket.onclose = () => {
      if (closed) return;
      events.connection("lost");
      timer = setTimeout(connect, wait * (0.75 + Math.random() / 2));
      wait = Math.min(wait * 2, LONGEST_WAIT);
    };
  };
  connect();

  return {
    ask: (request) =>
      new Promise((resolve, reject) => {
        number += 1;
        const envelope = { number, request };
        asked.set(number, { envelope, resolve, reject });
        pending();
        transmit(envelope);
      }),
    close: () => {
      closed = true;
      clearTimeout(timer);
      socket?.close();
    },
  };
}
