import { createHash } from "node:crypto";
import type { Dice } from "../run/dice.ts";
import { hostileBody } from "../input/hostile-body.ts";
import { hostileText } from "../input/hostile-text.ts";

/** A complete, well-formed request, and the expected answer. */
export interface GeneratedRequest {
  readonly bytes: Buffer;
  readonly toHead: boolean;
  readonly statuses: ReadonlySet<number>;
  /** SHA-256 of the body. `null` if the request is never recorded. */
  readonly sha256: string | null;
  /** Whether the server closes the connection after its answer. */
  readonly closes: boolean;
}

export interface RequestLimits {
  readonly maxBodyBytes: number;
  /** The only accepted path, if there is one. */
  readonly path: string | undefined;
  readonly strict: boolean;
}

const OK = new Set([200]);
const OK_OR_INVALID = new Set([200, 422]);

/** A request that must be accepted, however odd it looks. */
export function goodRequest(dice: Dice, limits: RequestLimits): GeneratedRequest {
  if (dice.oneIn(25)) return healthCheck(dice, limits);
  const body = bodyWithin(limits.maxBodyBytes, dice);
  const framed = frame(body, dice);
  const head = [
    `${dice.pick(["POST", "POST", "POST", "PUT", "PATCH"])} ${limits.path ?? target(dice)} HTTP/1.1`,
    ...shuffled([dice.pick(HOSTS), ...dice.list(dice.below(5), () => oddHeader(dice)), ...framed.headers], dice),
  ];
  return {
    bytes: Buffer.concat([headBytes(head), framed.bytes]),
    toHead: false,
    statuses: limits.strict ? OK_OR_INVALID : OK,
    sha256: createHash("sha256").update(body).digest("hex"),
    closes: false,
  };
}

/** A request that must be the last one on a connection. */
export function lastRequest(dice: Dice, limits: RequestLimits): GeneratedRequest {
  return dice.oneIn(8) ? upgradeRequest(dice, limits) : refusedRequest(dice, limits);
}

/** A request that asks for another protocol. It is answered as a normal request, and Node reads nothing after it. */
function upgradeRequest(dice: Dice, { path = "/", strict }: RequestLimits): GeneratedRequest {
  const body = Buffer.from('{"event":"call_init","data":{}}');
  const headers = [
    "connection: Upgrade",
    `upgrade: ${dice.pick(["h2c", "websocket"])}`,
    `content-length: ${body.length}`,
  ];
  return {
    bytes: Buffer.concat([headBytes([`POST ${path} HTTP/1.1`, "host: x", ...headers]), body]),
    toHead: false,
    statuses: strict ? OK_OR_INVALID : OK,
    sha256: createHash("sha256").update(body).digest("hex"),
    closes: false,
  };
}

/** A request that must be refused: from a web page, with another method, or too large. The server then closes the connection. */
function refusedRequest(dice: Dice, limits: RequestLimits): GeneratedRequest {
  const path = limits.path ?? "/";
  return dice.weighted<() => GeneratedRequest>([
    [3, () => refused(403, `POST ${path} HTTP/1.1`, `origin: ${dice.pick(["https://evil.example", "null", "x"])}`)],
    [2, () => refused(403, `${dice.pick(["POST", "GET", "HEAD"])} ${path} HTTP/1.1`, "Sec-Fetch-Site: cross-site")],
    [
      1,
      () => refused(403, `POST ${path} HTTP/1.1`, `sec-fetch-site: ${dice.pick(["same-origin", "same-site", "none"])}`),
    ],
    [3, () => refused(405, `${dice.pick(OTHER_METHODS)} ${path} HTTP/1.1`)],
    [1, () => ({ ...refused(405, "CONNECT x:443 HTTP/1.1"), bytes: headBytes(["CONNECT x:443 HTTP/1.1", "host: x"]) })],
    [1, () => (limits.path === undefined ? refused(405, "DELETE / HTTP/1.1") : refused(404, "POST /other HTTP/1.1"))],
    [1, () => tooLarge(dice, limits)],
  ])();
}

function refused(status: number, ...head: readonly string[]): GeneratedRequest {
  return {
    bytes: Buffer.concat([headBytes([...head, "host: x", "content-length: 2"]), Buffer.from("{}")]),
    toHead: head[0]?.startsWith("HEAD") === true,
    statuses: new Set([status]),
    sha256: null,
    closes: true,
  };
}

function tooLarge(dice: Dice, { maxBodyBytes, path }: RequestLimits): GeneratedRequest {
  const body = Buffer.alloc(maxBodyBytes + 1, "x");
  const framed = frame(body, dice);
  const head = headBytes([`POST ${path ?? "/"} HTTP/1.1`, "host: x", ...framed.headers]);
  return { ...refused(413), bytes: Buffer.concat([head, framed.bytes]) };
}

function healthCheck(dice: Dice, { path }: RequestLimits): GeneratedRequest {
  const method = dice.pick(["GET", "HEAD"]);
  const bytes = headBytes([`${method} ${path ?? target(dice)} HTTP/1.1`, dice.pick(HOSTS), oddHeader(dice)]);
  return { bytes, toHead: method === "HEAD", statuses: OK, sha256: null, closes: false };
}

function bodyWithin(maxBodyBytes: number, dice: Dice): Buffer {
  const body = hostileBody(dice);
  return body.length > maxBodyBytes ? body.subarray(0, maxBodyBytes) : body;
}

/** The body with a `Content-Length`, or in chunks. */
function frame(body: Buffer, dice: Dice): { readonly headers: readonly string[]; readonly bytes: Buffer } {
  const expects = dice.oneIn(30) ? ["Expect: 100-continue"] : [];
  if (!dice.oneIn(5)) {
    const length = dice.oneIn(20) ? `0${body.length}` : `${body.length}`;
    return { headers: [...expects, `${dice.pick(["content-length", "Content-Length"])}: ${length}`], bytes: body };
  }
  const pieces: Buffer[] = [];
  for (let at = 0; at < body.length;) {
    const chunk = body.subarray(at, at + dice.between(1, Math.max(1, body.length)));
    const size = dice.oneIn(2) ? chunk.length.toString(16) : `00${chunk.length.toString(16).toUpperCase()}`;
    pieces.push(Buffer.from(`${size}${dice.oneIn(10) ? ";name=value" : ""}\r\n`), chunk, Buffer.from("\r\n"));
    at += chunk.length;
  }
  const trailer = dice.oneIn(10) ? "X-Trailer: \u001b[2J".replace("\u001b", "") : "";
  pieces.push(Buffer.from(`0\r\n${trailer === "" ? "" : `${trailer}\r\n`}\r\n`));
  return { headers: [...expects, "Transfer-Encoding: chunked"], bytes: Buffer.concat(pieces) };
}

/** A path and query that RFC 3986 allows. */
function target(dice: Dice): string {
  return dice.weighted<() => string>([
    [8, () => dice.pick(["/", "/hooks", "/hooks/hipcall?x=1"])],
    [2, () => `/${encodeURIComponent(hostileText(dice).replaceAll(/\p{Cs}/gu, ""))}`],
    [1, () => `/${"a/".repeat(dice.below(2000))}`],
    [
      1,
      () => dice.pick(["//x/y", "/..%2f..%2fetc", "/?", "/#", "http://other.example/x", "/%00%1b[2J", "/a?b=%", "/~1"]),
    ],
  ])();
}

/** A header that a server must accept. */
function oddHeader(dice: Dice): string {
  return dice.weighted<() => string>([
    [6, () => dice.pick(ODD_HEADERS)],
    [2, () => `x-${dice.pick(["a", "Trace", "__proto__", "!#$%&'*+.^_`|~"])}: ${headerText(dice)}`],
    [1, () => `content-type: ${headerText(dice)}`],
    [1, () => `x-large: ${"y".repeat(dice.below(4000))}`],
    [1, () => `user-agent: ${headerText(dice)}`],
  ])();
}

/** The characters allowed in a header: visible characters, tabs, and bytes above ASCII, including C1 controls. */
function headerText(dice: Dice): string {
  return Buffer.from(hostileText(dice))
    .toString("latin1")
    .replaceAll(/[\u0000-\u0008\u000a-\u001f\u007f]/g, "~");
}

function headBytes(lines: readonly string[]): Buffer {
  return Buffer.from(`${lines.join("\r\n")}\r\n\r\n`, "latin1");
}

function shuffled<Value>(values: readonly Value[], dice: Dice): Value[] {
  const rest = [...values];
  return values.flatMap(() => rest.splice(dice.below(rest.length), 1));
}

const OTHER_METHODS = ["OPTIONS", "DELETE", "TRACE", "PROPFIND", "M-SEARCH", "PURGE", "SOURCE", "QUERY", "LOCK"];
const HOSTS = [
  "host: x",
  "Host: localhost:4665",
  "HOST: [::1]",
  "host: evil.example",
  "host:",
  "host: \u00e9\u009b",
  "x: y",
];
const ODD_HEADERS = [
  "content-type: application/json",
  "Content-Type: application/json; charset=utf-16",
  "content-type: multipart/form-data; boundary=\u0080",
  "content-type:",
  "content-type: text/plain, application/json;;;=",
  "content-encoding: gzip",
  "Content-Encoding: br, deflate",
  "x-dup: 1",
  "x-dup: 1",
  "cookie: a=1",
  "cookie: b=2",
  "Authorization: Bearer secret",
  "x-api-key: secret",
  "traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
  "tracestate: congo=t61rcWkgMzE,=,,",
  "b3: 0",
  "connection: keep-alive",
  "Connection: keep-alive, x-dup, te",
  "te: trailers",
  "trailer: x-trailer",
  "forwarded: for=\u009b31m;by=__proto__",
  "x-forwarded-for: 1.1.1.1, ::1, \u0085",
  "x-http-method-override: DELETE",
  "range: bytes=0-",
  "if-match: *",
  "date: yesterday",
  "accept: */*;q=9",
  "accept-encoding: identity;q=0",
  "expect-ct: x",
  "__proto__: polluted",
  "constructor: polluted",
  "\thost-like: x".trimStart(),
  "keep-alive: timeout=99999999999",
  "max-forwards: 0",
  "x-null: \t",
  "content-md5: AAAA",
  "x-empty:",
  "x-utf8: Çağrı".normalize(),
].map((header) => Buffer.from(header).toString("latin1"));
