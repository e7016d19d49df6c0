import type { AnswerSink } from "../../delivery/send/sender.ts";
import { Sender } from "../../delivery/send/sender.ts";
import { proxyFor, shownProxy } from "../../delivery/request/proxy.ts";
import type { DeliveryResult } from "../../delivery/send/result.ts";
import { reasonOf } from "../../failure.ts";
import { said } from "../../language/said.ts";
import { keepOpen } from "./reconnect.ts";
import { smeeRequest } from "../../captures/import/smee-message.ts";
import { SseParser } from "./sse.ts";
import type { TunnelOptions } from "./tunnel.ts";

/** smee.io sends a ping every 30 s; a connection that is silent for longer than this is lost. */
const SILENCE_MS = 95_000;
const DELIVERY_MS = 120_000;
/** The longest time of a timer in Node, 24 days: a stream has no end of its own. */
const STREAM_MS = 2 ** 31 - 1;

/** Reads a smee channel and posts its messages to the listener. */
export function openSmee(channel: string, options: TunnelOptions): AsyncDisposable {
  const { localUrl, clock, env, emit } = options;
  const proxy = proxyFor(new URL(channel).origin, env);
  if (proxy !== undefined) {
    emit({
      type: "note",
      message: said("the smee channel is read through the proxy {proxy}", { proxy: shownProxy(proxy) }),
    });
  }
  const { origin, pathname } = new URL(localUrl);
  const settings = { connections: 8, keepAlive: true, timeoutMs: DELIVERY_MS, insecure: false, keepAnswerBytes: 0 };
  // The listener is on this machine.
  const direct = { origin, proxy: undefined };
  const stop = new AbortController();
  const sender = new Sender({ ...direct, ...settings, clock, signal: stop.signal });
  let noted = false;
  const deliver = async (data: string): Promise<void> => {
    const received = smeeRequest(data, pathname);
    if (received === undefined) {
      return emit({ type: "trouble", message: said("a message of the smee channel is not a request"), hint: null });
    }
    if (!received.exact && !noted) {
      noted = true;
      const message = said("the smee channel sends parsed bodies: the values are the original ones, the bytes are not");
      emit({ type: "note", message });
    }
    await sender.deliver(received.request);
  };
  const tunnel = keepOpen("smee", (signal) => readChannel({ channel, proxy, clock, emit, deliver, signal }), options);
  return {
    [Symbol.asyncDispose]: async () => {
      stop.abort();
      await tunnel[Symbol.asyncDispose]();
      await sender[Symbol.asyncDispose]();
    },
  };
}

interface Reading extends Pick<TunnelOptions, "clock" | "emit"> {
  readonly channel: string;
  readonly proxy: string | undefined;
  readonly deliver: (data: string) => Promise<void>;
  readonly signal: AbortSignal;
}

/** Reads the channel until the connection ends. Never rejects; resolves to the reason. */
async function readChannel({ channel, proxy, clock, emit, deliver, signal }: Reading): Promise<string> {
  const { origin, pathname, search } = new URL(channel);
  const ended = new AbortController();
  const end = (reason: string): void => ended.abort(reason);
  const silence = setTimeout(() => end(`nothing received for ${SILENCE_MS / 1000} s`), SILENCE_MS);
  const settings = { connections: 1, keepAlive: false, timeoutMs: STREAM_MS, insecure: false, keepAnswerBytes: 0 };
  const stop = AbortSignal.any([signal, ended.signal]);
  await using sender = new Sender({ origin, proxy, ...settings, clock, signal: stop });
  const parser = new SseParser();
  const decoder = new TextDecoder();
  let delivered = Promise.resolve();
  const sink: AnswerSink = {
    head: ({ status, headers }) => {
      const type = headers.find(([name]) => name.toLowerCase() === "content-type")?.[1] ?? "no content type";
      if (status === 200 && type.startsWith("text/event-stream")) {
        return emit({ type: "tunnel", tool: "smee", publicUrl: channel });
      }
      const to = headers.find(([name]) => name.toLowerCase() === "location")?.[1];
      const answer = to === undefined ? type : `a redirect to ${to}`;
      return end(`${channel} is not a smee channel (it answered ${status}, ${answer})`);
    },
    data: (chunk) => {
      silence.refresh();
      let messages = 0;
      try {
        for (const { event, data } of parser.push(decoder.decode(chunk, { stream: true }))) {
          if (event !== "message") continue;
          messages += 1;
          // One after the other: the order of a call's events matters.
          delivered = delivered.then(() => deliver(data));
        }
      } catch (error) {
        end(reasonOf(error));
      }
      return messages === 0;
    },
    drained: (resume) => void delivered.then(resume),
  };
  const headers: [string, string][] = [["accept", "text/event-stream"]];
  const request = { method: "GET", path: `${pathname}${search}`, headers, body: Buffer.alloc(0) };
  const result = await sender.deliver(request, sink);
  clearTimeout(silence);
  await delivered;
  return ended.signal.aborted ? String(ended.signal.reason) : endOf(result, proxy);
}

/** Why the stream ended. */
function endOf(result: DeliveryResult, proxy: string | undefined): string {
  switch (result.kind) {
    case "answered":
    case "timed_out":
    case "aborted":
      return "the server closed the stream";
    case "unreachable":
      return proxy === undefined ? result.reason : `${result.reason} (through the proxy ${shownProxy(proxy)})`;
    case "broken":
    case "tls_failed":
    case "unsendable":
      return result.reason;
  }
}
