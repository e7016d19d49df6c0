import type { HeaderPair } from "../../captures/capture.ts";
import type { Clock, FetchHandler } from "../../context.ts";
import { reasonOf } from "../../failure.ts";
import type { OutgoingRequest } from "../request/request.ts";
import type { DeliveryResult } from "./result.ts";
import type { RequestSender, SenderOptions } from "./sender.ts";

/** The methods whose requests have no body in the Fetch standard. */
const WITHOUT_BODY: ReadonlySet<string> = new Set(["GET", "HEAD"]);

/** Gives requests to an app in this process: without a port and a connection. */
export class HandlerSender implements RequestSender {
  readonly #handler: FetchHandler;
  readonly #options: SenderOptions;

  constructor(handler: FetchHandler, options: SenderOptions) {
    this.#handler = handler;
    this.#options = options;
  }

  async deliver(request: OutgoingRequest): Promise<DeliveryResult> {
    const { clock, timeoutMs, signal } = this.#options;
    const startedMs = clock.monotonicMs();
    const elapsedMs = (): number => Math.round((clock.monotonicMs() - startedMs) * 1000) / 1000;
    if (signal.aborted) return { kind: "aborted", durationMs: 0 };
    const finished = new AbortController();
    try {
      const answered = this.#answered(request, elapsedMs);
      const timeOver = sleep(clock, timeoutMs, AbortSignal.any([finished.signal, signal])).then(
        (slept): DeliveryResult =>
          slept
            ? { kind: "timed_out", phase: "answering", durationMs: Math.max(elapsedMs(), timeoutMs) }
            : { kind: "aborted", durationMs: elapsedMs() },
      );
      return await Promise.race([answered, timeOver]);
    } catch (error) {
      return { kind: "broken", code: "HANDLER_THREW", reason: reasonOf(error), durationMs: elapsedMs() };
    } finally {
      finished.abort();
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    // There is nothing to close.
  }

  async #answered(request: OutgoingRequest, elapsedMs: () => number): Promise<DeliveryResult> {
    const response = await this.#handler(fetchRequest(request, this.#options.origin));
    if (!(response instanceof Response)) throw new Error("the handler did not return a Response");
    const bytes = Buffer.from(await response.arrayBuffer());
    return {
      kind: "answered",
      status: response.status,
      durationMs: elapsedMs(),
      headers: [...response.headers],
      body: bytes.subarray(0, this.#options.keepAnswerBytes),
      bodyBytes: bytes.length,
    };
  }
}

function fetchRequest({ method, path, headers, body }: OutgoingRequest, origin: string): Request {
  const { host } = new URL(origin);
  const all: [string, string][] = [...headers.map(copied), ["host", host], ["content-length", String(body.length)]];
  const sent = WITHOUT_BODY.has(method) ? null : new Uint8Array(body);
  return new Request(`${origin}${path}`, { method, headers: all, body: sent });
}

function copied([name, value]: HeaderPair): [string, string] {
  return [name, value];
}

/** Resolves to `false` when the signal came first. */
function sleep(clock: Clock, ms: number, signal: AbortSignal): Promise<boolean> {
  return clock.sleep(ms, signal).then(
    () => true,
    () => false,
  );
}
