import type { Dispatcher } from "undici";
import { Pool } from "undici";
import type { HeaderPair } from "../../captures/capture.ts";
import type { Clock } from "../../clock.ts";
import { systemErrorCode, reasonOf } from "../../failure.ts";
import { Connector } from "./connector.ts";
import type { OutgoingRequest } from "../request/request.ts";
import type { DeliveryResult } from "./result.ts";
import { type Limited, TimeLimit } from "./time-limit.ts";
import { isTlsError } from "./tls-errors.ts";
import { unsendablePart } from "../request/unsendable.ts";

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
  /** Ends what is under way, and all that comes after it, at once. */
  readonly signal: AbortSignal;
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
  readonly #timeLimit: TimeLimit;
  readonly #connector: Connector;
  /** One listener for all that is under way: each of its own would be searched for in a list at its end. */
  readonly #stop = (): void => void this.#pool.destroy();

  constructor(options: SenderOptions) {
    this.#options = options;
    this.#timeLimit = new TimeLimit(options.timeoutMs, options.clock);
    this.#connector = new Connector({ timeout: 0, rejectUnauthorized: !options.insecure });
    this.#pool = new Pool(options.origin, {
      connections: options.connections,
      pipelining: 1,
      // A limit of ours covers the whole attempt, so that a time-out has one meaning.
      headersTimeout: 0,
      bodyTimeout: 0,
      connect: this.#connector.connect,
    });
    options.signal.addEventListener("abort", this.#stop);
  }

  /** One attempt. Resolves with what came of it, whatever that is; the answer goes to `sink` meanwhile. */
  deliver(request: OutgoingRequest, sink?: AnswerSink): Promise<DeliveryResult> {
    return new Promise((resolve) => this.send(request, resolve, sink));
  }

  /** As `deliver`, without a promise: for runs of many. */
  send(request: OutgoingRequest, onEnd: (result: DeliveryResult) => void, sink?: AnswerSink): void {
    if (this.#options.signal.aborted) return onEnd({ kind: "aborted", durationMs: 0 });
    // undici refuses it too, but its pool then takes the connection for busy, and never uses it again.
    const reason = unsendablePart(request);
    if (reason !== undefined) return onEnd({ kind: "unsendable", reason, durationMs: 0 });
    const attempt = new Attempt(this.#options, this.#timeLimit, { onEnd, sink });
    const { method, path, headers, body } = request;
    try {
      this.#pool.dispatch({ method, path, headers: headers.flat(), body }, attempt);
    } catch (error) {
      attempt.onResponseError(undefined, error);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#options.signal.removeEventListener("abort", this.#stop);
    this.#timeLimit[Symbol.dispose]();
    await this.#pool.destroy();
    this.#connector[Symbol.dispose]();
  }
}

/** Who waits for an answer. */
interface Waiting {
  readonly onEnd: (result: DeliveryResult) => void;
  readonly sink: AnswerSink | undefined;
}

/** One request on its way, as undici's dispatch sees it. */
class Attempt implements Dispatcher.DispatchHandler, Limited {
  readonly startedMs: number;
  earlier: Limited | undefined;
  later: Limited | undefined;
  readonly #options: SenderOptions;
  readonly #timeLimit: TimeLimit;
  readonly #onEnd: (result: DeliveryResult) => void;
  readonly #sink: AnswerSink | undefined;
  #controller: Dispatcher.DispatchController | undefined;
  #status = 0;
  #headers: readonly HeaderPair[] = [];
  readonly #body: Buffer[] = [];
  #bodyBytes = 0;
  #ended = false;

  constructor(options: SenderOptions, timeLimit: TimeLimit, { onEnd, sink }: Waiting) {
    this.startedMs = options.clock.monotonicMs();
    this.#options = options;
    this.#timeLimit = timeLimit;
    this.#onEnd = onEnd;
    this.#sink = sink;
    timeLimit.begin(this);
  }

  timeIsUp(): void {
    const phase = this.#controller === undefined ? "connecting" : "answering";
    this.#end({ kind: "timed_out", phase, durationMs: this.#elapsedMs() });
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
      body: wholeOf(this.#body),
      bodyBytes: this.#bodyBytes,
    });
  }

  onResponseError(_controller: unknown, error: unknown): void {
    if (this.#options.signal.aborted) return this.#end({ kind: "aborted", durationMs: this.#elapsedMs() });
    const code = systemErrorCode(error) ?? (isParserError(error) ? "HPE_UNKNOWN" : "UNKNOWN");
    // A 304 may name the length of the body that it does not have (RFC 9110, 8.6); undici takes that for an error.
    if (this.#status === 304 && code === "UND_ERR_RES_CONTENT_LENGTH_MISMATCH") return this.onResponseEnd();
    const details = { code, reason: reasonOf(error), durationMs: this.#elapsedMs() };
    if (isTlsError(error)) this.#end({ kind: "tls_failed", ...details });
    else if (this.#controller === undefined) this.#end({ kind: "unreachable", ...details });
    else this.#end({ kind: "broken", ...details });
  }

  #end(result: DeliveryResult): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#timeLimit.end(this);
    if (result.kind === "timed_out") this.#controller?.abort(new Error(result.kind));
    this.#onEnd(result);
  }

  /** To the microsecond: the clock's further digits say nothing, and fill the output. */
  #elapsedMs(): number {
    return Math.round((this.#options.clock.monotonicMs() - this.startedMs) * 1000) / 1000;
  }
}

/** undici's parser does not always name a code of its own (`HPE_…`). */
function isParserError(error: unknown): boolean {
  return error instanceof Error && error.name === "HTTPParserError";
}

function wholeOf(chunks: readonly Buffer[]): Buffer {
  const [only] = chunks;
  return chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks);
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
  const pairs: HeaderPair[] = [];
  for (let at = 0; at < raw.length; at += 2) pairs.push([textOf(raw[at]), textOf(raw[at + 1])]);
  return pairs;
}

function textOf(part: Buffer | string | undefined): string {
  return typeof part === "object" ? part.toString("latin1") : (part ?? "");
}
