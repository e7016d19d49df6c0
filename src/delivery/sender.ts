import type { Dispatcher } from "undici";
import Pool from "undici/lib/dispatcher/pool.js";
import type { HeaderPair } from "../captures/capture.ts";
import type { Clock } from "../clock.ts";
import { systemErrorCode, reasonOf } from "../failure.ts";
import type { OutgoingRequest } from "./request.ts";
import type { DeliveryResult } from "./result.ts";
import { isTlsError } from "./tls-errors.ts";
import { unsendablePart } from "./unsendable.ts";

export interface SenderOptions {
  readonly origin: string;
  readonly connections: number;
  /** For one attempt, from connecting to the end of the answer. */
  readonly timeoutMs: number;
  /** Takes any certificate. */
  readonly insecure: boolean;
  /** How much of an answer's body is kept. Bytes. */
  readonly keepAnswerBytes: number;
  readonly clock: Clock;
}

/** How much of an answer's body is shown. Bytes. */
export const SHOWN_ANSWER_BYTES = 64 * 1024;

/** Gets an answer as it comes, to pass it on. What has been given stands, whatever the delivery comes to. */
export interface AnswerSink {
  readonly head: (head: AnswerHead) => void;
  /** Takes a part of the body; `false` asks for a pause until `drained` is called back. */
  readonly data: (chunk: Buffer) => boolean;
  readonly drained: (resume: () => void) => void;
}

interface AnswerHead {
  readonly status: number;
  readonly statusText: string | undefined;
  readonly headers: readonly HeaderPair[];
}

/** Delivers requests to one target over kept-alive connections. Never follows a redirect, never throws for what the network does. */
export class Sender implements AsyncDisposable {
  readonly #pool: Dispatcher;
  readonly #options: SenderOptions;

  constructor(options: SenderOptions) {
    this.#options = options;
    this.#pool = new Pool(options.origin, {
      connections: options.connections,
      pipelining: 1,
      // One timer of ours covers the whole attempt, so that a time-out has one meaning.
      headersTimeout: 0,
      bodyTimeout: 0,
      connect: { timeout: 0, rejectUnauthorized: !options.insecure },
    });
  }

  /** One attempt. Resolves with what came of it, whatever that is; the answer goes to `sink` meanwhile. */
  deliver(request: OutgoingRequest, signal: AbortSignal, sink?: AnswerSink): Promise<DeliveryResult> {
    if (signal.aborted) return Promise.resolve({ kind: "aborted", durationMs: 0 });
    // undici refuses it too, but its pool then takes the connection for busy, and never uses it again.
    const reason = unsendablePart(request);
    if (reason !== undefined) return Promise.resolve({ kind: "unsendable", reason, durationMs: 0 });
    return new Promise((resolve) => {
      const attempt = new Attempt(this.#options, resolve, { signal, sink });
      const headers = request.headers.flat();
      try {
        this.#pool.dispatch({ method: request.method, path: request.path, headers, body: request.body }, attempt);
      } catch (error) {
        attempt.onResponseError(undefined, error);
      }
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#pool.destroy();
  }
}

interface Listening {
  readonly signal: AbortSignal;
  readonly sink: AnswerSink | undefined;
}

/** One request on its way, as undici's dispatch sees it. */
class Attempt implements Dispatcher.DispatchHandler {
  readonly #options: SenderOptions;
  readonly #sink: AnswerSink | undefined;
  readonly #resolve: (result: DeliveryResult) => void;
  readonly #signal: AbortSignal;
  readonly #startedMs: number;
  readonly #timer: NodeJS.Timeout;
  readonly #onAbort = (): void => this.#end({ kind: "aborted", durationMs: this.#elapsedMs() });
  #controller: Dispatcher.DispatchController | undefined;
  #status = 0;
  #headers: readonly HeaderPair[] = [];
  readonly #body: Buffer[] = [];
  #bodyBytes = 0;
  #ended = false;

  constructor(options: SenderOptions, resolve: (result: DeliveryResult) => void, { signal, sink }: Listening) {
    this.#options = options;
    this.#sink = sink;
    this.#resolve = resolve;
    this.#signal = signal;
    this.#startedMs = options.clock.monotonicMs();
    this.#timer = setTimeout(() => this.#timedOut(), options.timeoutMs);
    signal.addEventListener("abort", this.#onAbort, { once: true });
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    // It waited for a connection longer than it had time.
    if (this.#ended) controller.abort(new Error("ended before it was sent"));
  }

  onResponseStart(
    controller: Dispatcher.DispatchController,
    ...[status, headers, statusText]: [
      number,
      Readonly<Record<string, string | string[] | undefined>>,
      (string | undefined)?,
    ]
  ): void {
    if (status < 200) return;
    this.#status = status;
    this.#headers = headerPairs(controller, headers);
    this.#sink?.head({ status, statusText, headers: this.#headers });
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    const { keepAnswerBytes } = this.#options;
    if (this.#bodyBytes < keepAnswerBytes) this.#body.push(chunk.subarray(0, keepAnswerBytes - this.#bodyBytes));
    this.#bodyBytes += chunk.length;
    if (this.#sink === undefined || this.#sink.data(chunk)) return;
    controller.pause();
    this.#sink.drained(() => controller.resume());
  }

  onResponseEnd(): void {
    this.#end({
      kind: "answered",
      status: this.#status,
      durationMs: this.#elapsedMs(),
      headers: this.#headers,
      body: Buffer.concat(this.#body),
      bodyBytes: this.#bodyBytes,
    });
  }

  onResponseError(_controller: unknown, error: unknown): void {
    const code = systemErrorCode(error) ?? (isParserError(error) ? "HPE_UNKNOWN" : "UNKNOWN");
    // A 304 may name the length of the body that it does not have (RFC 9110, 8.6); undici takes that for an error.
    if (this.#status === 304 && code === "UND_ERR_RES_CONTENT_LENGTH_MISMATCH") return this.onResponseEnd();
    const details = { code, reason: reasonOf(error), durationMs: this.#elapsedMs() };
    if (isTlsError(error)) this.#end({ kind: "tls_failed", ...details });
    else if (this.#controller === undefined) this.#end({ kind: "unreachable", ...details });
    else this.#end({ kind: "broken", ...details });
  }

  #timedOut(): void {
    const phase = this.#controller === undefined ? "connecting" : "answering";
    this.#end({ kind: "timed_out", phase, durationMs: this.#elapsedMs() });
  }

  #end(result: DeliveryResult): void {
    if (this.#ended) return;
    this.#ended = true;
    clearTimeout(this.#timer);
    this.#signal.removeEventListener("abort", this.#onAbort);
    if (result.kind === "timed_out" || result.kind === "aborted") this.#controller?.abort(new Error(result.kind));
    this.#resolve(result);
  }

  #elapsedMs(): number {
    return this.#options.clock.monotonicMs() - this.#startedMs;
  }
}

/** undici's parser does not always name a code of its own (`HPE_…`). */
function isParserError(error: unknown): boolean {
  return error instanceof Error && error.name === "HTTPParserError";
}

/** The pairs as they came where undici has them raw, else as it has put them together. */
function headerPairs(
  controller: Dispatcher.DispatchController,
  headers: Readonly<Record<string, string | string[] | undefined>>,
): HeaderPair[] {
  const raw = controller.rawHeaders;
  if (!Array.isArray(raw)) {
    return Object.entries(headers).flatMap(([name, value]) =>
      [value ?? []].flat().map((one): HeaderPair => [name, one]),
    );
  }
  const texts = raw.map((part) => (typeof part === "string" ? part : part.toString("latin1")));
  return Array.from({ length: texts.length / 2 }, (_, index): HeaderPair => [
    texts[index * 2] ?? "",
    texts[index * 2 + 1] ?? "",
  ]);
}
