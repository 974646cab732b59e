import type { Done, Told } from "../contract";
import type { Connection } from "../store/state";
import type { Request } from "../words";

/** The server did not do what was asked; the message is its sentence. */
export class RefusedError extends Error {
  /** Of a form that was filled in, the field it is about. */
  readonly field: string;

  constructor(sentence: string, field = "") {
    super(sentence);
    this.field = field;
  }
}

/** What a link tells the window. */
export interface LinkEvents {
  readonly told: (told: Told) => void;
  readonly connection: (connection: Connection) => void;
  /** Requests that nobody has answered yet. */
  readonly pending: (requests: readonly Request[]) => void;
}

/** The way to the server: each request gets a number and its answer. */
export interface Link {
  /** Asks, again after a break where needed; rejects with `RefusedError`. */
  readonly ask: (request: Request) => Promise<Done>;
  readonly close: () => void;
}

/** Opens a link that reports to `events`. */
export type OpenLink = (events: LinkEvents) => Link;
