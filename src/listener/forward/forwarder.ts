import type { ServerResponse } from "node:http";
import type { HeaderPair, ReceivedRequest } from "../../captures/capture.ts";
import type { Clock } from "../../clock.ts";
import { explainForward, gatewayStatus } from "../../delivery/outcome/explain-forward.ts";
import { endToEndHeaders } from "../../delivery/request/recorded-request.ts";
import { type AnswerSink, Sender } from "../../delivery/send/sender.ts";
import type { Target } from "../../delivery/request/target.ts";
import { errorAnswer } from "../answers/answer.ts";
import type { ForwardResult } from "../listener-event.ts";
import { forwardPath } from "./forward-path.ts";
import { sendAnswer } from "../answers/send-answer.ts";

export interface ForwarderOptions {
  readonly target: Target;
  /** For the app's whole answer. */
  readonly timeoutMs: number;
  /** The path that the listener accepts, which is not passed on; `undefined` when it accepts any. */
  readonly listenerPath: string | undefined;
  readonly clock: Clock;
}

interface PassedBack {
  readonly forwarded: ForwardResult;
  /** What the sender was answered; `null` when its connection was cut because the app's answer broke off. */
  readonly status: number | null;
  readonly delivered: boolean;
}

const MOST_CONNECTIONS = 256;

/** A longer answer is passed back whole, but not recorded. Bytes. */
const RECORDED_ANSWER_BYTES = 4 * 1024 * 1024;

/** Passes requests on to the user's app, and its answers back, byte for byte and as they come. */
export class Forwarder implements AsyncDisposable {
  readonly #options: ForwarderOptions;
  readonly #sender: Sender;
  readonly #stop = new AbortController();

  constructor(options: ForwarderOptions) {
    this.#options = options;
    this.#sender = new Sender({
      origin: options.target.origin,
      connections: MOST_CONNECTIONS,
      timeoutMs: options.timeoutMs,
      // It is the user's own app; a self-signed certificate there protects nobody.
      insecure: true,
      clock: options.clock,
      keepAnswerBytes: RECORDED_ANSWER_BYTES,
      signal: this.#stop.signal,
    });
  }

  /** Never throws for what the network does. A sender that hangs up does not stop the app from being heard out. */
  async forward(capture: ReceivedRequest, response: ServerResponse): Promise<PassedBack> {
    const { target, listenerPath } = this.#options;
    const path = forwardPath(target, capture.path, listenerPath);
    const request = { method: capture.method, path, headers: endToEndHeaders(capture.headers), body: capture.body };
    const result = await this.#sender.deliver(request, sinkTo(response));
    const url = `${target.origin}${path}`;
    const forwarded = { url, result, explanation: explainForward(result, url) };
    if (result.kind === "answered") return { forwarded, status: result.status, delivered: await ended(response) };
    if (!response.headersSent) {
      const status = gatewayStatus(result);
      const answer = errorAnswer(status, forwarded.explanation?.problem ?? "the app did not answer");
      return { forwarded, status, delivered: await sendAnswer(response, answer) };
    }
    // A part of the answer is out: cutting it off is all that can tell the sender that the rest is missing.
    response.destroy();
    return { forwarded, status: null, delivered: false };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stop.abort();
    await this.#sender[Symbol.asyncDispose]();
  }
}

function sinkTo(response: ServerResponse): AnswerSink {
  return {
    head: ({ status, statusText, headers }) => {
      if (response.destroyed) return;
      response.sendDate = false;
      response.writeHead(status, statusText, endToEndAnswerHeaders(headers).flat());
    },
    data: (chunk) => response.destroyed || response.write(chunk),
    drained: (resume) => {
      const goOn = (): void => {
        response.off("drain", goOn);
        response.off("close", goOn);
        resume();
      };
      response.on("drain", goOn);
      response.on("close", goOn);
    },
  };
}

/** Unlike in a request, the length of the body stays as the app wrote it: it also says how long a body would have been. */
function endToEndAnswerHeaders(headers: readonly HeaderPair[]): HeaderPair[] {
  const kept = new Set(endToEndHeaders(headers));
  return headers.filter((pair) => kept.has(pair) || pair[0].toLowerCase() === "content-length");
}

function ended(response: ServerResponse): Promise<boolean> {
  if (response.destroyed) return Promise.resolve(false);
  return new Promise((resolve) => {
    response.once("close", () => resolve(response.writableFinished));
    response.end(() => resolve(true));
  });
}
