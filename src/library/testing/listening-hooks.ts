import type { RefusedJson } from "../../report/json/json-types.ts";
import type { EventName, EventOf } from "../main/event-types.ts";
import type { Received, ReceivedEvent } from "./received.ts";

export interface ExpectOptions {
  /** The values that it must have, by their paths; also `request.path` and `request.method`: `{ "data.direction": "inbound" }`. */
  readonly where?: Readonly<Record<string, string | number | boolean | null>>;
  /** How long to wait for it: `"5s"`, or milliseconds. Default: 5 s. */
  readonly timeout?: string | number;
}

/** A listener for webhooks in a test. */
export interface ListeningHooks extends AsyncDisposable {
  /** The URL to send to. */
  readonly url: string;
  readonly port: number;
  /** Every request so far that had a body to judge, in the order of their answers. Of very many the newest 10,000. */
  readonly received: readonly Received[];
  /** Requests that were answered with an error: a wrong path or method, a body that is too large. */
  readonly refused: readonly RefusedJson[];
  /**
   * Resolves to the first event with this name that no earlier `expect` has got, as soon as it has come; `*` in the name
   * matches any characters. Only an event without an error counts. Throws `Failure` (`unmet`) when the time is over, and
   * says what came instead.
   */
  expect<Name extends EventName>(name: Name, options?: ExpectOptions): Promise<ReceivedEvent<EventOf<Name>>>;
  expect(pattern: string, options?: ExpectOptions): Promise<ReceivedEvent>;
  /** Stops listening. Requests in progress get their answer. */
  readonly close: () => Promise<void>;
}
