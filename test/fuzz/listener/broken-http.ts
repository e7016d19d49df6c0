import type { Dice } from "../run/dice.ts";
import { hostileText } from "../input/hostile-text.ts";
import { type RequestLimits, goodRequest } from "./http-requests.ts";

/** Malformed bytes at the end of a connection. The listener need not understand them, but they must do no harm. */
export interface BrokenEnd {
  readonly bytes: Buffer;
  /** Whether the listener must answer. */
  readonly answered: boolean;
}

/** Half a request, malformed headers, another protocol, or random bytes. */
export function brokenEnd(dice: Dice, limits: RequestLimits): BrokenEnd {
  return dice.weighted<() => BrokenEnd>([
    [4, () => maybe(halfOf(goodRequest(dice, limits).bytes, dice))],
    [4, () => maybe(mutated(goodRequest(dice, limits).bytes, dice))],
    [6, () => malformed(dice, limits)],
    [2, () => maybe(dice.bytes(dice.between(1, 300)))],
    [2, () => maybe(Buffer.from(hostileText(dice)))],
    [1, () => ({ bytes: dice.pick(OTHER_PROTOCOLS), answered: true })],
    [1, () => ({ bytes: Buffer.from(`POST / HTTP/1.1\r\nx: ${"y".repeat(40_000)}\r\n\r\n`), answered: true })],
    [1, () => maybe(Buffer.from(`POST / HTTP/1.1\r\n${"x: y\r\n".repeat(dice.between(100, 9000))}\r\n`))],
    [1, () => maybe(Buffer.from(`POST /${"a".repeat(dice.between(100, 60_000))} HTTP/1.1\r\n\r\n`))],
  ])();
}

function maybe(bytes: Buffer): BrokenEnd {
  return { bytes, answered: false };
}

function halfOf(bytes: Buffer, dice: Dice): Buffer {
  return bytes.subarray(0, dice.between(1, bytes.length - 1));
}

function mutated(bytes: Buffer, dice: Dice): Buffer {
  const headEnd = bytes.indexOf("\r\n\r\n") + 4;
  const at = dice.below(dice.oneIn(3) ? bytes.length : headEnd);
  return Buffer.concat([bytes.subarray(0, at), dice.bytes(dice.between(1, 4)), bytes.subarray(at + dice.below(3))]);
}

/** A complete request with a malformed head. */
function malformed(dice: Dice, { path = "/" }: RequestLimits): BrokenEnd {
  const line = dice.oneIn(4) ? dice.pick(REQUEST_LINES) : `POST ${path} HTTP/1.1`;
  const headers = dice.list(dice.between(1, 3), () => dice.pick(MALFORMED_HEADERS));
  const eol = dice.oneIn(12) ? dice.pick(["\n", "\r", "\r\r\n"]) : "\r\n";
  // The answer to HEAD has no body, so a client could not find the start of the next answer.
  const rest = line.startsWith("HEAD") ? "" : dice.pick(["{}", "", "0\r\n\r\n", "2\r\n{}\r\n0\r\n\r\n"]);
  const text = [line, "connection: close", ...headers, "", rest].join(eol);
  return maybe(Buffer.from(text, "latin1"));
}

const REQUEST_LINES = [
  "POST / HTTP/1.0",
  "POST / HTTP/0.9",
  "POST / HTTP/2.0",
  "POST / HTTP/1.2",
  "POST / HTTP/9",
  "POST /",
  "POST",
  "post / HTTP/1.1",
  "P\u0000ST / HTTP/1.1",
  "POST  / HTTP/1.1",
  " POST / HTTP/1.1",
  "POST / HTTP/1.1 ",
  "POST /a b HTTP/1.1",
  "POST /\u001b[2J HTTP/1.1",
  "POST /\u009b31m HTTP/1.1",
  "POST * HTTP/1.1",
  "OPTIONS * HTTP/1.1",
  "CONNECT / HTTP/1.1",
  "CONNECT x:1 HTTP/1.1",
  "GET http:// HTTP/1.1",
  "GET http://[::1 HTTP/1.1",
  "PRI * HTTP/2.0",
  "__proto__ / HTTP/1.1",
  "HEAD / HTTP/1.0",
  "POST x HTTP/1.1",
  "SOURCE /x ICE/1.0",
  "DESCRIBE rtsp://x RTSP/1.0",
];

const MALFORMED_HEADERS = [
  "content-length: 2",
  "content-length: 2",
  "content-length: 3",
  "content-length: +2",
  "content-length: -1",
  "content-length: 0x2",
  "content-length: 2, 2",
  "content-length: 1e0",
  "content-length: 99999999999999999999999",
  "content-length: 2147483648",
  "content-length:",
  "transfer-encoding: chunked",
  "transfer-encoding: chunked, chunked",
  "transfer-encoding: gzip, chunked",
  "transfer-encoding: gzip",
  "transfer-encoding: identity",
  "transfer-encoding : chunked",
  "Transfer-Encoding:\tchunked",
  "transfer-encoding: xchunked",
  "transfer-encoding: \u000bchunked",
  "x-folded: a\r\n b",
  "x-folded: a\r\n\tcontent-length: 9",
  " leading: x",
  "no colon",
  ": no name",
  "x y: z",
  "x-null: a\u0000b",
  "x-escape: \u001b[2J",
  "x-delete: \u007f",
  "x-cr: a\rb",
  "x-lf: a\nb",
  "x-\u0080: y",
  "host: a\r\nhost: b",
  "expect: 100-continue",
  "expect: 200-maybe",
  "expect:",
  "connection: upgrade\r\nupgrade: websocket\r\nsec-websocket-key: x\r\nsec-websocket-version: 13",
  "upgrade: h2c\r\nhttp2-settings: AAMAAABkAARAAAAAAAIAAAAA\r\nconnection: upgrade, http2-settings",
  "connection: keep-alive",
  "proxy-connection: keep-alive",
  "keep-alive: timeout=-1",
  "origin: https://evil.example",
  "content-type: \u001b]0;owned\u0007",
];

const OTHER_PROTOCOLS = [
  Buffer.from("16030100c8010000c40303", "hex"),
  Buffer.concat([Buffer.from("1603030200010001fc0303", "hex"), Buffer.alloc(400, 0xa5)]),
  Buffer.from("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\u0000\u0000\u0000\u0004", "latin1"),
  Buffer.from("SSH-2.0-OpenSSH_9.6\r\n"),
  Buffer.from([5, 1, 0, 13, 10]),
  Buffer.from("EHLO x\r\n"),
  Buffer.from("*1\r\n$4\r\nPING\r\n"),
  Buffer.from("\u0000\u0000\u0000\u0000\r\n\r\n", "latin1"),
  Buffer.from("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n"),
  Buffer.from("PROXY TCP4 1.1.1.1 2.2.2.2 1 2\r\nPOST / HTTP/1.1\r\n\r\n"),
];
