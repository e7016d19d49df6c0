import type { HipcallEvent } from "../../../dist/types/events.d.ts";
import { parseText } from "../../events/validation/parse-body.ts";
import type { DeliveryJson } from "../../report/json/json-types.ts";
import type { UnknownEvent } from "../main/event-types.ts";
import { libraryFailure } from "../main/library-failure.ts";
import { runCommand } from "./run-command.ts";
import type { Run } from "./run.ts";
import { RunCollector } from "./run-result.ts";

/** What can be sent: an event, any other JSON object, or the JSON text of one. */
export type Sendable = HipcallEvent | UnknownEvent | object | string;

export interface SendOptions {
  /** The endpoint: a URL, or a port of this machine. */
  readonly to: string | URL | number;
  /** Added to the request; a header of the same name is replaced. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Give up on an answer after this time: `"5s"`, or milliseconds. Default: 5 s. */
  readonly timeout?: string | number;
  /** Try again up to this many times. Default: 0. */
  readonly retry?: number;
  /** The statuses that count as accepted: `"200"`, `"2xx,404"`. Default: `"2xx"`. */
  readonly expectStatus?: string | number;
  /** Deliver by Hipcall's rules: its headers, 200 only, an answer in time, no retry. */
  readonly hipcall?: boolean;
  /** New ids, a new uuid and times of now. */
  readonly fresh?: boolean;
  /** Accept any TLS certificate. */
  readonly insecure?: boolean;
  readonly signal?: AbortSignal;
}

export interface SendAllOptions extends SendOptions {
  /** Send each event this many times, one after the other, and compare the answers. Default: 1. */
  readonly times?: number;
  /** The number of requests in flight. Default: 1, so the order is kept. */
  readonly concurrency?: number;
}

/**
 * Sends an event, and resolves to what `send --json` reports of the delivery. A refused connection or a status of 500 is a
 * result, not an error: see `accepted`, `problem` and `result`. Several events are sent one after the other, and resolve to the
 * deliveries with their totals. Throws `Failure` for an option that is not valid.
 *
 * ```ts
 * const delivery = await send(sample("call_hangup"), { to: url, hipcall: true });
 * expect(delivery.accepted, delivery.problem ?? "").toBe(true);
 * ```
 */
export async function send(events: readonly Sendable[], options: SendAllOptions): Promise<Run>;
export async function send(event: Sendable, options: SendOptions): Promise<DeliveryJson>;
export async function send(body: Sendable | readonly Sendable[], options: SendAllOptions): Promise<DeliveryJson | Run> {
  const { signal, ...rest } = options;
  const { command } = await import("../../commands/send/send.ts");
  const collector = new RunCollector();
  const isList = Array.isArray(body);
  const bodies: readonly unknown[] = isList ? body : [body];
  await runCommand({
    command,
    options: { ...rest, data: "-" },
    context: { signal, stdin: bodies.map(textOf).join("\n") },
    onEvent: collector.add,
  });
  const { run } = collector;
  if (isList) return run;
  const [delivery] = run.deliveries;
  if (delivery !== undefined) return delivery;
  throw libraryFailure("unmet", "the event was not sent: the signal came first", { cause: signal?.reason });
}

function textOf(body: unknown): string {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const parsed = parseText(text);
  if (parsed.kind === "json") return text;
  const { message, hint } = parsed.issue;
  throw libraryFailure("input", `cannot send this: ${message}`, { hint: hint ?? undefined });
}
