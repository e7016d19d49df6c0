import type { HeaderPair } from "../capture.ts";

/** The parts of an HTTP/1 message as it was on the wire. */
export interface RawMessage {
  /** `POST /hooks HTTP/1.1`, or `HTTP/1.1 200 OK`. */
  readonly startLine: readonly [string, string, string];
  readonly headers: readonly HeaderPair[];
  /** Without the transfer coding. */
  readonly body: Buffer;
}

const HEAD_END = Buffer.from("\r\n\r\n");

/** Reads a message (RFC 9112); `undefined` when the bytes do not begin with one. */
export function rawMessage(bytes: Buffer): RawMessage | undefined {
  const found = bytes.indexOf(HEAD_END);
  const end = found === -1 ? bytes.length : found;
  const [first = "", ...rest] = bytes.subarray(0, end).toString("latin1").split("\r\n");
  const [, one, two, three = ""] = /^(\S+) (\S+)(?: (.*))?$/.exec(first) ?? [];
  if (one === undefined || two === undefined || !/^HTTP\/\d/.test(one.startsWith("HTTP/") ? one : three))
    return undefined;
  const headers = rest
    .filter((line) => line.includes(":"))
    .map((line): HeaderPair => [line.slice(0, line.indexOf(":")).trim(), line.slice(line.indexOf(":") + 1).trim()]);
  const body = found === -1 ? Buffer.alloc(0) : bytes.subarray(end + HEAD_END.length);
  const isChunked = headers.some(([name, value]) => /^transfer-encoding$/i.test(name) && /\bchunked\b/i.test(value));
  return { startLine: [one, two, three], headers, body: isChunked ? dechunked(body) : body };
}

/** The text of a chunked body. Bytes that are not in chunks, because the program had decoded them, stay as they are. */
function dechunked(body: Buffer): Buffer {
  const chunks: Buffer[] = [];
  for (let at = 0; at < body.length;) {
    const end = body.indexOf("\r\n", at, "latin1");
    const size = /^([0-9a-f]+)\s*(?:;.*)?$/i.exec(body.subarray(at, end === -1 ? at : end).toString("latin1"))?.[1];
    if (size === undefined) return chunks.length === 0 ? body : Buffer.concat(chunks);
    const length = Number.parseInt(size, 16);
    if (length === 0) break;
    chunks.push(body.subarray(end + 2, end + 2 + length));
    at = end + 2 + length + 2;
  }
  return Buffer.concat(chunks);
}
