import type { ServerResponse } from "node:http";
import type { HeaderPair, ReceivedRequest } from "../../captures/capture.ts";
import type { Clock } from "../../context.ts";
import { explainForward, gatewayStatus } from "../../delivery/outcome/explain-forward.ts";
import { endToEndHeaders } from "../../captures/record/end-to-end.ts";
import type { OutgoingRequest } from "../../delivery/request/request.ts";
import type { DeliveryResult } from "../../delivery/send/result.ts";
import { type AnswerSink, Sender } from "../../delivery/send/sender.ts";
import type { Target } from "../../delivery/request/target.ts";
import { type Said, inEnglish, said } from "../../language/said.ts";
import { type AnswerResult, errorAnswer } from "./answer.ts";
import { forwardPath } from "./forward-path.ts";
import { type PassableHead, passableHead } from "./passable-head.ts";
import { sendAnswer } from "./send-answer.ts";

export interface ForwarderOptions {
  readonly target: Target;
  /** For the app's complete response. */
  readonly timeoutMs: number;
  /** How long to try again while nothing listens at the target, as when the app restarts. */
  readonly waitMs: number;
  /** The path that the listener accepts; it is not part of the forwarded path. `undefined` when it accepts any. */
  readonly listenerPath: string | undefined;
  /** The URL of the proxy to the app. */
  readonly proxy: string | undefined;
  readonly clock: Clock;
}

const MAX_CONNECTIONS = 256;
const BETWEEN_TRIES_MS = 100;

/** A longer response is passed back completely, but not recorded. Bytes. */
const MAX_RECORDED_BYTES = 4 * 1024 * 1024;

/** Passes requests on to the user's app, and streams its responses back, byte for byte. */
export class Forwarder implements AsyncDisposable {
  readonly #options: ForwarderOptions;
  readonly #sender: Sender;
  readonly #stop = new AbortController();

  constructor(options: ForwarderOptions) {
    this.#options = options;
    this.#sender = new Sender({
      origin: options.target.origin,
      connections: MAX_CONNECTIONS,
      keepAlive: false,
      timeoutMs: options.timeoutMs,
      // The user's own app may have a self-signed certificate.
      insecure: true,
      proxy: options.proxy,
      clock: options.clock,
      keepAnswerBytes: MAX_RECORDED_BYTES,
      signal: this.#stop.signal,
    });
  }

  /** Where the requests go, as the user wrote it. */
  get url(): string {
    return this.#options.target.url;
  }

  /** Never throws for network errors. When the sender disconnects, the app still gets the request and its response is read. */
  async forward(capture: ReceivedRequest, response: ServerResponse): Promise<AnswerResult> {
    const { target, listenerPath } = this.#options;
    const path = forwardPath(target, capture.path, listenerPath);
    const request = { method: capture.method, path, headers: endToEndHeaders(capture.headers), body: capture.body };
    let changes: PassableHead["changes"] = [];
    const sink = responseSink(response, (head) => (changes = head.changes));
    const result = await this.#deliver(request, sink);
    const url = `${target.origin}${path}`;
    const { event } = capture;
    const forwarded = { url, result, explanation: explainForward(result, { event, url, proxy: this.#options.proxy }) };
    if (result.kind === "answered") {
      const delivered = await endResponse(response);
      return { status: result.status, delivered, because: answeredBy(url, changes), forwarded };
    }
    const because = said("forwarding failed");
    if (!response.headersSent) {
      const status = gatewayStatus(result);
      const answer = errorAnswer(status, inEnglish(forwarded.explanation?.problem ?? "the app did not answer"));
      return { status, delivered: await sendAnswer(response, answer), because, forwarded };
    }
    // A part of the response is sent already: only a closed connection shows the sender that the rest is missing.
    response.destroy();
    return { status: null, delivered: false, because, forwarded };
  }

  /** A refused connection is tried again: the app has received nothing. */
  async #deliver(request: OutgoingRequest, sink: AnswerSink): Promise<DeliveryResult> {
    const { clock, waitMs } = this.#options;
    const deadlineMs = clock.monotonicMs() + waitMs;
    for (;;) {
      const result = await this.#sender.deliver(request, sink);
      const refused = result.kind === "unreachable" && result.code === "ECONNREFUSED";
      if (!refused || clock.monotonicMs() >= deadlineMs || this.#stop.signal.aborted) return result;
      await clock.sleep(BETWEEN_TRIES_MS, this.#stop.signal).catch(() => undefined);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stop.abort();
    await this.#sender[Symbol.asyncDispose]();
  }
}

function answeredBy(url: string, changes: PassableHead["changes"]): Said {
  let words = said("answered by {url}", { url });
  for (const next of changes) words = said("{first}; {next}", { first: words, next });
  return words;
}

function responseSink(response: ServerResponse, onHead: (head: PassableHead) => void): AnswerSink {
  return {
    head: ({ status, statusText, headers }) => {
      if (response.destroyed) return;
      const head = passableHead({ statusText, headers: endToEndResponseHeaders(headers) });
      onHead(head);
      response.sendDate = false;
      response.writeHead(status, head.statusText, head.headers.flat());
    },
    data: (chunk) => response.destroyed || response.write(chunk),
    drained: (resume) => {
      const onDrain = (): void => {
        response.off("drain", onDrain);
        response.off("close", onDrain);
        resume();
      };
      response.on("drain", onDrain);
      response.on("close", onDrain);
    },
  };
}

/** Keeps `content-length`: in the response to HEAD, and in a 304, it is the length of a body that is not sent. */
function endToEndResponseHeaders(headers: readonly HeaderPair[]): HeaderPair[] {
  const kept = new Set(endToEndHeaders(headers));
  return headers.filter((pair) => kept.has(pair) || pair[0].toLowerCase() === "content-length");
}

function endResponse(response: ServerResponse): Promise<boolean> {
  if (response.destroyed) return Promise.resolve(false);
  return new Promise((resolve) => {
    response.once("close", () => resolve(response.writableFinished));
    response.end(() => resolve(true));
  });
}
