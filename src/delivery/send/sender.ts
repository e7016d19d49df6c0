import type { Dispatcher } from "undici";
import type { HeaderPair } from "../../captures/capture.ts";
import type { Clock } from "../../context.ts";
import { systemErrorCode, reasonOf } from "../../failure.ts";
import { type Connection, Connections } from "./connections.ts";
import type { OutgoingRequest } from "../request/request.ts";
import { otherLoopback } from "./other-loopback.ts";
import type { DeliveryResult, UnreachableResult } from "./result.ts";
import { isTlsError } from "./tls-errors.ts";
import { unsendablePart } from "../request/unsendable.ts";

export interface SenderOptions {
  readonly origin: string;
  readonly connections: number;
  /** Whether a connection is kept for the next request. Hipcall itself opens a connection for each request. */
  readonly keepAlive: boolean;
  /** For one attempt, from connecting to the end of the answer. */
  readonly timeoutMs: number;
  /** Accept any TLS certificate. */
  readonly insecure: boolean;
  /** The URL of the proxy to send through, from `proxyFor`; `undefined`: none. */
  readonly proxy: string | undefined;
  /** The number of bytes of an answer's body that are kept. */
  readonly keepAnswerBytes: number;
  readonly clock: Clock;
  /** Aborts the requests in flight, and every later one. */
  readonly signal: AbortSignal;
}

/** The number of bytes of an answer's body that are shown. */
export const SHOWN_ANSWER_BYTES = 64 * 1024;

/** Receives an answer while it arrives, to pass it on. The delivery can still fail after parts of the answer were received. */
export interface AnswerSink {
  readonly head: (head: AnswerHead) => void;
  /** Receives a part of the body; `false` asks to pause until `drained` calls back. */
  readonly data: (chunk: Buffer) => boolean;
  readonly drained: (resume: () => void) => void;
}

interface AnswerHead {
  readonly status: number;
  readonly statusText: string | undefined;
  readonly headers: readonly HeaderPair[];
}

/** Delivers requests: over the network, or to an app in this process. Disposal aborts what is in flight. */
export interface RequestSender extends AsyncDisposable {
  /** Makes one attempt, and resolves with its result; never rejects. */
  readonly deliver: (request: OutgoingRequest) => Promise<DeliveryResult>;
}

/** Sends requests to one target. Follows no redirect; a network error is a result, never an exception. */
export class Sender implements RequestSender {
  readonly #options: SenderOptions;
  readonly #connections: Connections;
  /** Where the app may listen instead; looked up once. */
  #elsewhere: Promise<string | undefined> | undefined;
  readonly #abortAll = (): void => void this.#connections.close();

  constructor(options: SenderOptions) {
    this.#options = options;
    this.#connections = new Connections(options);
    options.signal.addEventListener("abort", this.#abortAll);
  }

  /** Makes one attempt, and resolves with its result. The answer also goes to `sink` while it arrives. */
  async deliver(request: OutgoingRequest, sink?: AnswerSink): Promise<DeliveryResult> {
    if (this.#options.signal.aborted) return { kind: "aborted", durationMs: 0 };
    // undici refuses such a request too, but never uses the connection again.
    const reason = unsendablePart(request);
    if (reason !== undefined) return { kind: "unsendable", reason, durationMs: 0 };
    const connection = await this.#connections.take();
    if (connection === undefined) return this.#closedResult();
    try {
      const first = await this.#attempt(request, connection, sink);
      const { result } = first.closedByKeepAlive ? await this.#attempt(request, connection, sink) : first;
      return result.kind === "unreachable" && result.code === "ECONNREFUSED"
        ? await this.#withElsewhere(result)
        : result;
    } finally {
      this.#connections.release(connection);
    }
  }

  async #withElsewhere(result: UnreachableResult): Promise<DeliveryResult> {
    if (this.#options.proxy !== undefined) return result;
    const elsewhere = await (this.#elsewhere ??= otherLoopback(this.#options.origin, this.#options));
    return elsewhere === undefined ? result : { ...result, elsewhere };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#options.signal.removeEventListener("abort", this.#abortAll);
    await this.#connections.close();
  }

  #attempt(request: OutgoingRequest, connection: Connection, sink: AnswerSink | undefined): Promise<AttemptEnd> {
    return new Promise((resolve) => {
      const attempt = new Attempt(this.#options, connection, sink, resolve);
      const { method, path, headers, body } = request;
      try {
        connection.dispatch({ method, path, headers: headers.flat(), body }, attempt);
      } catch (error) {
        attempt.onResponseError(undefined, error);
      }
    });
  }

  #closedResult(): DeliveryResult {
    if (this.#options.signal.aborted) return { kind: "aborted", durationMs: 0 };
    return { kind: "unreachable", code: "UND_ERR_DESTROYED", reason: "the sender is closed", durationMs: 0 };
  }
}

interface AttemptEnd {
  readonly result: DeliveryResult;
  /**
   * The connection had carried an answer before, and was lost before this one began. An app that has kept a connection
   * open can close it at the moment of the next request, which it then never reads: the loss is of our making, not of the
   * app's. So the request goes once more, a POST too, on a new connection (RFC 9112, 9.3.1; browsers do the same). The
   * price: an app that crashes over a request gets it twice. Lost again, on a new connection, it is the result.
   */
  readonly closedByKeepAlive: boolean;
}

/** One attempt to send a request: undici calls its methods from top to bottom. */
class Attempt implements Dispatcher.DispatchHandler {
  readonly #options: SenderOptions;
  readonly #connection: Connection;
  readonly #sink: AnswerSink | undefined;
  readonly #onEnd: (end: AttemptEnd) => void;
  readonly #startedMs: number;
  readonly #timer: NodeJS.Timeout;
  /** Set as soon as the request has a connection. */
  #controller: Dispatcher.DispatchController | undefined;
  #answerBegan = false;
  #status = 0;
  #headers: readonly HeaderPair[] = [];
  readonly #body: Buffer[] = [];
  #bodyBytes = 0;
  #completed = false;

  constructor(
    options: SenderOptions,
    connection: Connection,
    sink: AnswerSink | undefined,
    onEnd: (end: AttemptEnd) => void,
  ) {
    this.#options = options;
    this.#connection = connection;
    this.#sink = sink;
    this.#onEnd = onEnd;
    this.#startedMs = options.clock.monotonicMs();
    this.#timer = setTimeout(() => this.#timeOut(), options.timeoutMs);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#completed) controller.abort(new Error("timed out before there was a connection"));
  }

  onResponseStart(
    controller: Dispatcher.DispatchController,
    status: number,
    headers: Readonly<Record<string, string | string[] | undefined>>,
    statusText?: string,
  ): void {
    this.#answerBegan = true;
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
    this.#connection.answered();
    this.#complete({
      kind: "answered",
      status: this.#status,
      durationMs: this.#elapsedMs(),
      headers: this.#headers,
      body: Buffer.concat(this.#body),
      bodyBytes: this.#bodyBytes,
    });
  }

  onResponseError(_controller: unknown, error: unknown): void {
    const durationMs = this.#elapsedMs();
    if (this.#options.signal.aborted) return this.#complete({ kind: "aborted", durationMs });
    const code = systemErrorCode(error) ?? (isParserError(error) ? "HPE_UNKNOWN" : "UNKNOWN");
    // A 304 may name the length of the body that it does not have (RFC 9110, 8.6); undici treats that as an error.
    if (this.#status === 304 && code === "UND_ERR_RES_CONTENT_LENGTH_MISMATCH") return this.onResponseEnd();
    const details = { code, reason: reasonOf(error), durationMs };
    if (isTlsError(error)) return this.#complete({ kind: "tls_failed", ...details });
    const closedByKeepAlive = this.#connection.isReused && !this.#answerBegan && CONNECTION_CLOSED.has(code);
    const kind = this.#controller === undefined ? "unreachable" : "broken";
    this.#complete({ kind, ...details }, closedByKeepAlive);
  }

  #timeOut(): void {
    const phase = this.#controller === undefined ? "connecting" : "answering";
    // A timer can fire a fraction of a millisecond early.
    const durationMs = Math.max(this.#elapsedMs(), this.#options.timeoutMs);
    this.#complete({ kind: "timed_out", phase, durationMs });
    this.#controller?.abort(new Error("timed out"));
  }

  #complete(result: DeliveryResult, closedByKeepAlive = false): void {
    if (this.#completed) return;
    this.#completed = true;
    clearTimeout(this.#timer);
    this.#onEnd({ result, closedByKeepAlive });
  }

  /** Rounded to microseconds. */
  #elapsedMs(): number {
    return Math.round((this.#options.clock.monotonicMs() - this.#startedMs) * 1000) / 1000;
  }
}

/** The codes of a connection that the other side has closed or reset. */
const CONNECTION_CLOSED: ReadonlySet<string> = new Set(["UND_ERR_SOCKET", "ECONNRESET", "EPIPE"]);

/** undici's parser does not always give its errors a code (`HPE_…`). */
function isParserError(error: unknown): boolean {
  return error instanceof Error && error.name === "HTTPParserError";
}

/** The headers in the order and spelling in which they came; undici's own form of them where it has not kept that. */
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
