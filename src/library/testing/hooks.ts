import { durationMs } from "../../commands/options/value-parsers.ts";
import { EVENT_NAMES } from "../../events/catalogue/catalogue.ts";
import { eventPattern } from "../../events/catalogue/event-pattern.ts";
import { nearest } from "../../events/payload/nearest.ts";
import { parsePath } from "../../events/payload/payload-path.ts";
import { printable, printableStart } from "../../events/payload/printable.ts";
import type { Failure } from "../../failure.ts";
import type { Expectation } from "../../listener/expect/expectation.ts";
import { type NearMiss, match, nearerMiss } from "../../listener/expect/match.ts";
import { ENGLISH } from "../../language/language.ts";
import { nearMissText } from "../../listener/expect/near-miss-text.ts";
import type { ListenerEvent } from "../../listener/listener-event.ts";
import type { RefusedJson } from "../../report/json/json-types.ts";
import { refusedJson } from "../../report/json/refused-json.ts";
import type { OutputEvent } from "../../report/output-event.ts";
import type { EventName, EventOf } from "../main/event-types.ts";
import { libraryFailure } from "../main/library-failure.ts";
import type { ExpectOptions, ListeningHooks } from "./listening-hooks.ts";
import type { Received, ReceivedEvent } from "./received.ts";
import { receivedOf } from "./received-of.ts";

const DEFAULT_TIMEOUT_MS = 5000;
const MOST_KEPT = 10_000;

type Answered = Extract<ListenerEvent, { type: "event" | "refused" }>;

interface Waiter {
  readonly expectation: Expectation;
  readonly found: (received: Received) => void;
}

interface Kept {
  readonly event: Answered;
  /** `undefined` for a refused request. */
  readonly received: Received | undefined;
  taken: boolean;
}

export class Hooks implements ListeningHooks {
  url = "";
  port = 0;
  readonly ready: Promise<void>;
  readonly #kept: Kept[] = [];
  readonly #waiters = new Set<Waiter>();
  #setReady: () => void = () => undefined;
  #close: () => Promise<void> = () => Promise.resolve();
  #closed: Promise<void> | undefined;

  constructor() {
    this.ready = new Promise((resolve) => (this.#setReady = resolve));
  }

  closeWith(close: () => Promise<void>): void {
    this.#close = close;
  }

  readonly add = (event: OutputEvent): void => {
    if (event.type === "ready") {
      this.url = event.url;
      this.port = event.port;
      this.#setReady();
    }
    if (event.type !== "event" && event.type !== "refused") return;
    const kept: Kept = { event, received: event.type === "event" ? receivedOf(event) : undefined, taken: false };
    this.#kept.push(kept);
    if (this.#kept.length > MOST_KEPT) this.#kept.shift();
    for (const waiter of this.#waiters) {
      const received = takenBy(waiter.expectation, kept);
      if (received === undefined) continue;
      waiter.found(received);
      return;
    }
  };

  get received(): readonly Received[] {
    return this.#kept.flatMap(({ received }) => received ?? []);
  }

  get refused(): readonly RefusedJson[] {
    return this.#kept.flatMap(({ event }) => (event.type === "refused" ? [refusedJson(event)] : []));
  }

  expect<Name extends EventName>(name: Name, options?: ExpectOptions): Promise<ReceivedEvent<EventOf<Name>>>;
  expect(pattern: string, options?: ExpectOptions): Promise<ReceivedEvent>;
  async expect(pattern: string, options: ExpectOptions = {}): Promise<unknown> {
    const expectation = expectationOf(pattern, options);
    const timeoutMs = timeoutOf(options);
    for (const kept of this.#kept) {
      const received = takenBy(expectation, kept);
      if (received !== undefined) return received;
    }
    return this.#next(expectation, timeoutMs);
  }

  readonly close = (): Promise<void> => {
    this.#closed ??= this.#close();
    return this.#closed;
  };

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #next(expectation: Expectation, timeoutMs: number): Promise<Received> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiters.delete(waiter);
        reject(notReceived(expectation, timeoutMs, this.#kept));
      }, timeoutMs);
      const waiter: Waiter = {
        expectation,
        found: (received) => {
          this.#waiters.delete(waiter);
          clearTimeout(timer);
          resolve(received);
        },
      };
      this.#waiters.add(waiter);
    });
  }
}

/** The event, if it meets the expectation and was not taken before. */
function takenBy(expectation: Expectation, kept: Kept): Received | undefined {
  if (kept.taken || match(expectation, kept.event)?.kind !== "counts") return undefined;
  kept.taken = true;
  return kept.received;
}

function expectationOf(pattern: string, { where = {} }: ExpectOptions): Expectation {
  const conditions = Object.entries(where).map(([name, value]) => {
    const path = parsePath(name);
    if (path === undefined) {
      throw libraryFailure("usage", `where: ${name} is not a path`, { hint: "for example: data.direction" });
    }
    return { path, name, equals: true, text: String(value), value };
  });
  const values = conditions.map(({ name, text }) => `${name}=${text}`).join(" and ");
  return {
    text: values === "" ? pattern : `${pattern} with ${values}`,
    pattern,
    matchesName: eventPattern(pattern),
    least: 1,
    most: Number.POSITIVE_INFINITY,
    where: conditions,
  };
}

function timeoutOf({ timeout = DEFAULT_TIMEOUT_MS }: ExpectOptions): number {
  const ms = durationMs.parse(typeof timeout === "number" ? `${timeout}ms` : timeout);
  if (ms !== undefined) return ms;
  throw libraryFailure("usage", `timeout must be a duration (got ${JSON.stringify(timeout)})`, {
    hint: 'for example "500ms", "10s", or a number of milliseconds',
  });
}

/** How many of the received requests a message lists. */
const MOST_SHOWN = 10;

function notReceived(expectation: Expectation, timeoutMs: number, kept: readonly Kept[]): Failure {
  const miss = kept.reduce<NearMiss | null>((nearestMiss, { event, taken }) => {
    const result = taken ? undefined : match(expectation, event);
    return result?.kind === "near" ? nearerMiss(nearestMiss, result.miss) : nearestMiss;
  }, null);
  const more = kept.length - MOST_SHOWN;
  const lines = [
    `no ${printable(expectation.text)} within ${timeoutMs / 1000} s`,
    ...(miss === null ? [] : [`  closest: ${nearMissText(miss, ENGLISH)}`]),
    kept.length === 0 ? "  nothing was received" : "  received:",
    ...(more > 0 ? [`    … ${more} earlier`] : []),
    ...kept.slice(-MOST_SHOWN).map((one) => `    ${keptText(one)}`),
  ];
  return libraryFailure("unmet", lines.join("\n"), { hint: hintFor(expectation, kept) });
}

function keptText({ event, received, taken }: Kept): string {
  if (event.type === "refused") return `refused with ${event.status}: ${printable(refusedJson(event).message)}`;
  if (received === undefined) return "";
  const { number, event: name, verdict, sentence } = received;
  const says = sentence === null ? "" : `, ${printableStart(sentence, 100)}`;
  return `#${number} ${printableStart(name ?? "no event", 60)}, ${verdict}${says}${taken ? " (an earlier expect got it)" : ""}`;
}

function hintFor({ pattern, matchesName }: Expectation, kept: readonly Kept[]): string | undefined {
  if (!EVENT_NAMES.some(matchesName) && !kept.some(({ received }) => matchesName(received?.event ?? ""))) {
    const meant = nearest(pattern, EVENT_NAMES);
    return `no known event has the name ${printableStart(pattern, 60)}${meant === undefined ? "" : `: did you mean ${meant}?`}`;
  }
  return kept.length === 0 ? "does the app send to the url of this listener?" : undefined;
}
