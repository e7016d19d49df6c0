import { Sender } from "../../delivery/send/sender.ts";
import { reasonOf } from "../../failure.ts";
import { smeeRequest } from "./smee-request.ts";
import { SseParser } from "./sse.ts";
import { keepOpen } from "./reconnect.ts";
import type { TunnelOptions } from "./tunnel.ts";

/** smee.io sends a ping every 30 s: a channel that is silent for longer than this is gone. */
const SILENCE_MS = 95_000;
const DELIVERY_MS = 120_000;

/** Reads a smee channel and posts what comes to the listener. */
export function openSmee(channel: string, options: TunnelOptions): AsyncDisposable {
  const { localUrl, clock, emit } = options;
  const { origin, pathname } = new URL(localUrl);
  const settings = { connections: 8, timeoutMs: DELIVERY_MS, insecure: false, keepAnswerBytes: 0 };
  const stop = new AbortController();
  const sender = new Sender({ origin, ...settings, clock, signal: stop.signal });
  let noted = false;
  const deliver = async (data: string): Promise<void> => {
    const received = smeeRequest(data, pathname);
    if (received === undefined) {
      return emit({ type: "trouble", message: "a message of the smee channel is not a request", hint: null });
    }
    if (!received.exact && !noted) {
      noted = true;
      const message =
        "the smee channel gives bodies parsed, so they are written anew: values are the same, bytes are not";
      emit({ type: "note", message });
    }
    await sender.deliver(received.request);
  };
  const tunnel = keepOpen("smee", (signal) => follow({ channel, emit, deliver, signal }), options);
  return {
    [Symbol.asyncDispose]: async () => {
      stop.abort();
      await tunnel[Symbol.asyncDispose]();
      await sender[Symbol.asyncDispose]();
    },
  };
}

interface Following extends Pick<TunnelOptions, "emit"> {
  readonly channel: string;
  readonly deliver: (data: string) => Promise<void>;
  readonly signal: AbortSignal;
}

/** From connecting to the end of the stream. Never rejects: the reason is what it resolves to. */
async function follow({ channel, emit, deliver, signal }: Following): Promise<string> {
  const silence = new AbortController();
  let timer = setTimeout(() => silence.abort(), SILENCE_MS);
  const stillThere = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => silence.abort(), SILENCE_MS);
  };
  try {
    const headers = { accept: "text/event-stream" };
    const response = await fetch(channel, { headers, signal: AbortSignal.any([signal, silence.signal]) });
    const type = response.headers.get("content-type") ?? "nothing";
    if (!response.ok || !type.startsWith("text/event-stream") || response.body === null) {
      await response.body?.cancel();
      return `${channel} answered ${response.status} (${type}), not a channel's stream`;
    }
    emit({ type: "tunnel", tool: "smee", publicUrl: channel });
    const parser = new SseParser();
    const decoder = new TextDecoder();
    for await (const chunk of response.body) {
      stillThere();
      for (const { event, data } of parser.push(decoder.decode(chunk, { stream: true }))) {
        // In the order in which they came: the order of a call's events is information.
        if (event === "message") await deliver(data);
      }
    }
    return "the server closed the stream";
  } catch (error) {
    return silence.signal.aborted ? "nothing came for too long" : causeOf(error);
  } finally {
    clearTimeout(timer);
  }
}

/** `fetch` says "fetch failed" and keeps the reason as its cause. */
function causeOf(error: unknown): string {
  return error instanceof Error && error.cause !== undefined ? reasonOf(error.cause) : reasonOf(error);
}
