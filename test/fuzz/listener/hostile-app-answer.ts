import type { Dice } from "../run/dice.ts";
import { hostileText } from "../input/hostile-text.ts";

/** What an app writes after it got a request, and how it closes the connection. */
export interface AppAnswer {
  readonly bytes: Buffer;
  readonly reset: boolean;
}

/** An answer of an app: whole, broken, or no HTTP at all. */
export function hostileAppAnswer(dice: Dice): AppAnswer {
  const bytes = dice.weighted<() => Buffer>([
    [12, () => answer(dice)],
    [3, () => mutated(answer(dice), dice)],
    [2, () => half(answer(dice), dice)],
    [1, () => dice.bytes(dice.between(0, 300))],
    [1, () => Buffer.from(hostileText(dice))],
    [1, () => Buffer.concat([answer(dice), answer(dice)])],
  ])();
  return { bytes, reset: dice.oneIn(10) };
}

function answer(dice: Dice): Buffer {
  const interim = dice.oneIn(5) ? dice.list(dice.between(1, 3), () => dice.pick(INTERIM)) : [];
  const body = dice.oneIn(4) ? dice.bytes(dice.between(0, 2000)) : Buffer.from(dice.pick(BODIES), "latin1");
  const framed = framing(dice, body);
  const headers = dice.list(dice.between(0, 4), () => header(dice));
  const head = [statusLine(dice), ...headers, ...framed.headers, "", ""].join(dice.oneIn(20) ? "\n" : "\r\n");
  return Buffer.concat([Buffer.from(interim.join(""), "latin1"), Buffer.from(head, "latin1"), framed.body]);
}

function statusLine(dice: Dice): string {
  if (dice.oneIn(20)) return dice.pick(STATUS_LINES);
  const status = dice.oneIn(3) ? dice.between(100, 999) : dice.pick([200, 200, 201, 204, 205, 304, 301, 404, 500]);
  return `${dice.oneIn(8) ? "HTTP/1.0" : "HTTP/1.1"} ${status}${dice.oneIn(10) ? "" : ` ${reason(dice)}`}`;
}

function reason(dice: Dice): string {
  return dice.weighted<() => string>([
    [3, () => "OK"],
    [3, () => dice.pick(REASONS)],
    [2, () => withoutLineEnds(dice.bytes(dice.between(1, 40)).toString("latin1"))],
    [1, () => withoutLineEnds(Buffer.from(hostileText(dice)).toString("latin1"))],
  ])();
}

function header(dice: Dice): string {
  if (dice.oneIn(3)) return dice.pick(HEADERS);
  const name = dice.oneIn(8) ? withoutLineEnds(dice.bytes(3).toString("latin1")) : dice.pick(["x-a", "X-B", "etag"]);
  return `${name}: ${withoutLineEnds(dice.bytes(dice.between(0, 30)).toString("latin1"))}`;
}

interface Framed {
  readonly headers: readonly string[];
  readonly body: Buffer;
}

function framing(dice: Dice, body: Buffer): Framed {
  return dice.weighted<() => Framed>([
    [4, () => ({ headers: [`content-length: ${body.length}`], body })],
    [1, () => ({ headers: [`content-length: ${body.length + dice.between(-2, 2)}`], body })],
    [2, () => ({ headers: [], body })],
    [4, () => ({ headers: ["transfer-encoding: chunked"], body: chunked(body, dice) })],
    [
      1,
      () => ({ headers: ["transfer-encoding: chunked", `content-length: ${body.length}`], body: chunked(body, dice) }),
    ],
  ])();
}

function chunked(body: Buffer, dice: Dice): Buffer {
  const at = dice.below(body.length + 1);
  const parts = [body.subarray(0, at), body.subarray(at)].filter((part) => part.length > 0);
  const chunks = parts.flatMap((part) => [
    Buffer.from(`${part.length.toString(16)}${dice.oneIn(6) ? ";x=y" : ""}\r\n`),
    part,
    Buffer.from("\r\n"),
  ]);
  const trailers = dice.oneIn(3) ? dice.list(dice.between(1, 3), () => `${header(dice)}\r\n`).join("") : "";
  return Buffer.concat([...chunks, Buffer.from(`0\r\n${trailers}\r\n`, "latin1")]);
}

function mutated(bytes: Buffer, dice: Dice): Buffer {
  const at = dice.below(bytes.length);
  return Buffer.concat([bytes.subarray(0, at), dice.bytes(dice.between(1, 4)), bytes.subarray(at + dice.below(3))]);
}

function half(bytes: Buffer, dice: Dice): Buffer {
  return bytes.subarray(0, dice.below(bytes.length));
}

function withoutLineEnds(text: string): string {
  return text.replaceAll(/[\r\n]/g, " ");
}

const REASONS = [
  "Tamamd\u00fdr",
  "Tamamd\u00c4\u00b1r",
  "\u0001",
  "a\u0000b",
  "\u001b[2J",
  "\t",
  "\u00e9",
  "\u007f",
  "\u00c2\u0085",
];

const STATUS_LINES = [
  "HTTP/1.1 000 None",
  "HTTP/1.1 99 Few",
  "HTTP/1.1 1000 Many",
  "HTTP/1.1 2 0 0",
  "HTTP/1.1",
  "HTTP/2 200 OK",
  "HTTP/0.9 200 OK",
  "ICY 200 OK",
  "http/1.1 200 ok",
  "HTTP/1.1 -200 OK",
  "HTTP/1.1 101 Switching Protocols",
];

const INTERIM = [
  "HTTP/1.1 100 Continue\r\n\r\n",
  "HTTP/1.1 102 Processing\r\n\r\n",
  "HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n",
  "HTTP/1.1 199 Tamamd\u00fdr\r\nx: \u00fd\r\n\r\n",
  "HTTP/1.1 101 Go\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n",
];

const BODIES = ["", "ok", "{}", "\u00ff\u00fe", '{"ok":true}', "\u001b[2J", "x".repeat(70_000)];

const HEADERS = [
  "content-encoding: gzip",
  "content-encoding: br, gzip, deflate",
  "content-type: \u001b]0;owned\u0007",
  "connection: close",
  "connection: x-a, etag",
  "connection: content-length",
  "keep-alive: timeout=-1",
  "trailer: x-t",
  "transfer-encoding: gzip",
  "upgrade: h2c",
  "date: yesterday",
  "set-cookie: a=\u00fd",
  "__proto__: x",
  "constructor: y",
  "content-length: 1",
  "location: //\u00fd",
  "x folded: a\r\n b",
  ": no name",
  "no colon",
  "te: trailers",
  "status: 500",
];
