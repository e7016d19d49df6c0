import { Sender } from "../../delivery/send/sender.ts";
import { reasonOf } from "../../failure.ts";
import { keepOpen } from "./reconnect.ts";
import { smeeRequest } from "./smee-request.ts";
import { SseParser } from "./sse.ts";
import type { TunnelOptions } from "./tunnel.ts";

/** smee.io sends a ping every 30 s; a connection that is silent for longer than this is lost. */
const SILENCE_MS = 95_000;
const DELIVERY_MS = 120_000;

/** Reads a smee channel and posts its messages to the listener. */
export function openSmee(channel: string, options: TunnelOptions): AsyncDisposable {
  const { localUrl, clock, emit } = options;
  const { origin, pathname } = new URL(localUrl);
  const settings = { connections: 8, keepAlive: true, timeoutMs: DELIVERY_MS, insecure: false, keepAnswerBytes: 0 };
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
      const message = "the smee channel sends parsed bodies: the values are the original ones, the bytes are not";
      emit({ type: "note", message });
    }
    await sender.deliver(received.request);
  };
  const tunnel = keepOpen("smee", (signal) => readChannel({ channel, emit, deliver, signal }), options);
  return {
    [Symbol.asyncDispose]: async () => {
      stop.abort();
      await tunnel[Symbol.asyncDispose]();
      await sender[Symbol.asyncDispose]();
    },
  };
}

interface Reading extends Pick<TunnelOptions, "emit"> {
  readonly channel: string;
  readonly deliver: (data: string) => Promise<void>;
  readonly signal: AbortSignal;
}

/** Reads the channel until the connection ends. Never rejects; resolves to the reason. */
async function readChannel({ channel, emit, deliver, signal }: Reading): Promise<string> {
  const silence = new AbortController();
  const timer = setTimeout(() => silence.abort(), SILENCE_MS);
  try {
    const headers = { accept: "text/event-stream" };
    const response = await fetch(channel, { headers, signal: AbortSignal.any([signal, silence.signal]) });
    const type = response.headers.get("content-type") ?? "no content type";
    if (!response.ok || !type.startsWith("text/event-stream") || response.body === null) {
      await response.body?.cancel();
      return `${channel} is not a smee channel (it answered ${response.status}, ${type})`;
    }
    emit({ type: "tunnel", tool: "smee", publicUrl: channel });
    const parser = new SseParser();
    const decoder = new TextDecoder();
    for await (const chunk of response.body) {
      timer.refresh();
      for (const { event, data } of parser.push(decoder.decode(chunk, { stream: true }))) {
        // One after the other: the order of a call's events matters.
        if (event === "message") await deliver(data);
      }
    }
    return "the server closed the stream";
  } catch (error) {
    return silence.signal.aborted ? `nothing received for ${SILENCE_MS / 1000} s` : fetchReason(error);
  } finally {
    clearTimeout(timer);
  }
}

/** `fetch` throws "fetch failed" with the reason as its cause. */
function fetchReason(error: unknown): string {
  return error instanceof Error && error.cause !== undefined ? reasonOf(error.cause) : reasonOf(error);
}
