import { isUtf8 } from "node:buffer";
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from "node:zlib";
import { type ParsedBody, parseBody } from "../../events/validation/parse-body.ts";
import { type Said, said } from "../../language/said.ts";
import type { HeaderPair } from "../capture.ts";

/** A body, and the headers that say how to read it. */
export interface EncodedBody {
  readonly headers: readonly HeaderPair[];
  readonly body: Buffer;
}

/** A small compressed body can hold gigabytes. Bytes. */
const MAX_BYTES = 16 * 1024 * 1024;

/**
 * The body without its `content-encoding`: gzip, deflate or br. Returned as it came when the coding is another one, when
 * the body is cut off or damaged, and when it would be longer than 16 MB.
 */
export function decompressedBody({ headers, body }: EncodedBody): Buffer {
  const coding = headerOf(headers, "content-encoding");
  if (coding === undefined || body.length === 0) return body;
  try {
    return decompress(coding.trim().toLowerCase(), body);
  } catch {
    return body;
  }
}

/** Parses a body as its sender meant it: decompressed; the issue of a body that is not UTF-8 names its charset. */
export function parseEncodedBody(encoded: EncodedBody): ParsedBody {
  return parseBody(decompressedBody(encoded), charsetOf(encoded.headers));
}

/** The value of a body that is JSON in UTF-8, after decompression; `undefined` for any other. */
export function jsonValue(body: Buffer): unknown {
  if (!isUtf8(body)) return undefined;
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return undefined;
  }
}

/** A body as text for a person: decompressed, and decoded by its charset. */
export interface BodyText {
  readonly text: string;
  /** What was done to read it, such as `decompressed from gzip`; `null` for plain UTF-8. */
  readonly how: Said | null;
}

/** The text of a body; `null` when it is not text. */
export function bodyText(encoded: EncodedBody): BodyText | null {
  const { headers, body } = encoded;
  const plain = decompressedBody(encoded);
  const coding = plain === body ? undefined : (headerOf(headers, "content-encoding") ?? "");
  if (isUtf8(plain)) {
    const how = coding === undefined ? null : said("decompressed from {coding}", { coding });
    return { text: plain.toString("utf8"), how };
  }
  const charset = charsetOf(headers);
  if (charset === undefined) return null;
  const text = new TextDecoder(charset).decode(plain);
  const how =
    coding === undefined
      ? said("decoded from {charset}", { charset })
      : said("decompressed from {coding}, decoded from {charset}", { coding, charset });
  return { text, how };
}

/** The headers for a body that was changed: it is sent as UTF-8 and without the `content-encoding` of the old one. */
export function plainBodyHeaders(headers: readonly HeaderPair[]): HeaderPair[] {
  const hasCharset = charsetOf(headers) !== undefined;
  return headers.flatMap(([name, value]): HeaderPair[] => {
    const lower = name.toLowerCase();
    if (lower === "content-encoding") return [];
    return [[name, lower === "content-type" && hasCharset ? value.replace(CHARSET, "") : value]];
  });
}

const CHARSET = /;\s*charset\s*=\s*"?([\w.:-]+)"?/i;

/** The charset of the content type, if it is not UTF-8 and is known here. */
function charsetOf(headers: readonly HeaderPair[]): string | undefined {
  const charset = CHARSET.exec(headerOf(headers, "content-type") ?? "")?.[1]?.toLowerCase();
  if (charset === undefined) return undefined;
  try {
    const { encoding } = new TextDecoder(charset);
    return encoding === "utf-8" ? undefined : encoding;
  } catch {
    return undefined;
  }
}

function headerOf(headers: readonly HeaderPair[], wanted: string): string | undefined {
  return headers.find(([name]) => name.toLowerCase() === wanted)?.[1];
}

function decompress(coding: string, body: Buffer): Buffer {
  switch (coding) {
    case "gzip":
    case "x-gzip":
      return gunzipSync(body, { maxOutputLength: MAX_BYTES });
    case "deflate":
      return isZlib(body)
        ? inflateSync(body, { maxOutputLength: MAX_BYTES })
        : inflateRawSync(body, { maxOutputLength: MAX_BYTES });
    case "br":
      return brotliDecompressSync(body, { maxOutputLength: MAX_BYTES });
    default:
      return body;
  }
}

/** `deflate` is the zlib format (RFC 9110, 8.4.1.2), but some servers send it without the zlib header (RFC 1950, 2.2). */
function isZlib(body: Buffer): boolean {
  return ((body[0] ?? 0) & 0x0f) === 8;
}
