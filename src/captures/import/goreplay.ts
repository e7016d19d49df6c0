import type { Exchange, ForeignFile } from "./exchange.ts";
import { type RawMessage, rawMessage } from "./raw-http.ts";

// GoReplay's file (`gor --output-file`): payloads of HTTP/1, each after a line with its kind (1 request, 2 the app's answer,
// 3 the answer to a replay), id, time in nanoseconds, and how long an answer took.

const META = /^([123]) ([0-9A-Za-z]{8,64}) (\d+)(?: (-?\d+))?$/;
const SEPARATOR = Buffer.from("\n🐵🙈🙉\n");
/** The separator at the end of a file whose last line break is gone. */
const LAST_SEPARATOR = SEPARATOR.subarray(0, -1);
const LONGEST_META = 140;

/** Whether bytes begin as a file of GoReplay. */
export function isGoReplay(bytes: Buffer): boolean {
  const line = bytes.subarray(0, LONGEST_META).toString("latin1").trimStart().split("\n")[0] ?? "";
  return META.test(line);
}

interface Payload {
  readonly line: number;
  readonly kind: string;
  readonly id: string;
  readonly atMs: number;
  readonly tookMs: number;
  readonly message: RawMessage | undefined;
}

/** The requests of a file of GoReplay, with the answers that are there. The app's own comes before that of a replay. */
export function readGoReplay(bytes: Buffer): ForeignFile {
  const payloads = payloadsOf(bytes);
  const answers = new Map<string, Payload>();
  for (const payload of payloads) {
    if (payload.kind === "1" || (payload.kind === "3" && answers.get(payload.id)?.kind === "2")) continue;
    answers.set(payload.id, payload);
  }
  const requests = payloads.filter(({ kind }) => kind === "1");
  const exchanges = requests.flatMap((payload): Exchange[] => {
    const { message, line, atMs, id } = payload;
    if (message === undefined) return [];
    const [method, url, httpVersion] = message.startLine;
    const { headers, body } = message;
    return [{ line, method, url, httpVersion, headers, body, atMs, response: answerOf(answers.get(id)) }];
  });
  const others = requests.length - exchanges.length;
  return { what: "a file of GoReplay", part: ["request", "requests"], exchanges, others, problems: [] };
}

function answerOf(payload: Payload | undefined): Exchange["response"] {
  const status = Number(payload?.message?.startLine[1]);
  if (payload?.message === undefined || !(status >= 100 && status <= 999)) return null;
  const { headers, body } = payload.message;
  return { status, durationMs: payload.tookMs, headers, body };
}

function payloadsOf(bytes: Buffer): Payload[] {
  const payloads: Payload[] = [];
  let line = 1;
  for (let at = 0; at < bytes.length;) {
    const found = bytes.indexOf(SEPARATOR, at);
    const rest = bytes.subarray(-LAST_SEPARATOR.length).equals(LAST_SEPARATOR)
      ? bytes.length - LAST_SEPARATOR.length
      : bytes.length;
    const end = found === -1 ? rest : found;
    const payload = payloadOf(bytes.subarray(at, end), line);
    if (payload !== undefined) payloads.push(payload);
    const next = found === -1 ? bytes.length : end + SEPARATOR.length;
    line += newlines(bytes.subarray(at, next));
    at = next;
  }
  return payloads;
}

function payloadOf(bytes: Buffer, line: number): Payload | undefined {
  const start = bytes.findIndex((byte) => byte !== 10 && byte !== 13);
  const end = bytes.indexOf(10, Math.max(start, 0));
  const [, kind, id, time, took] =
    META.exec(bytes.subarray(Math.max(start, 0), Math.max(end, 0)).toString("latin1").trim()) ?? [];
  if (kind === undefined || id === undefined) return undefined;
  const message = rawMessage(bytes.subarray(end + 1));
  return {
    line,
    kind,
    id,
    atMs: Math.floor(Number(time) / 1e6),
    tookMs: Math.max(0, Number(took ?? 0) / 1e6),
    message,
  };
}

function newlines(bytes: Buffer): number {
  let count = 0;
  for (const byte of bytes) if (byte === 10) count += 1;
  return count;
}
