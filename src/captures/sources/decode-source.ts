import { Readable, pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import { Failure } from "../../failure.ts";
import { type Said, said } from "../../language/said.ts";
import { sourceName, saidSource } from "../place.ts";

/** The bytes of a source as UTF-8 without a byte order mark. */
export interface DecodedSource {
  readonly chunks: AsyncIterable<Buffer>;
  /** What was done to read it, for the user; `undefined` when it was UTF-8. */
  readonly note: string | undefined;
}

/** The bytes that say what a file is. */
const HEAD_BYTES = 16;

/** Archives and compressed files, by their first bytes, with the command that opens them. */
const ARCHIVES: readonly (readonly [what: Said, start: readonly number[], command: string])[] = [
  [said("a zip archive"), [0x50, 0x4b, 0x03, 0x04], "unzip"],
  [said("compressed with zstd"), [0x28, 0xb5, 0x2f, 0xfd], "zstd -d"],
  [said("compressed with xz"), [0xfd, 0x37, 0x7a, 0x58, 0x5a], "unxz --keep"],
  [said("compressed with bzip2"), [0x42, 0x5a, 0x68], "bunzip2 --keep"],
  [said("a 7z archive"), [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], "7z x"],
];

const UTF8_MARK = [0xef, 0xbb, 0xbf];

/**
 * Undoes what happens to a file on its way: gzip, a byte order mark, UTF-16 as PowerShell writes it. Throws `Failure`
 * (`input`) for other archives and for binary files.
 */
export async function decodeSource(chunks: AsyncIterable<Buffer>, source: string): Promise<DecodedSource> {
  const { head, rest } = await headOf(chunks);
  if (!startsWith(head, [0x1f, 0x8b])) return decodeText({ head, rest }, source);
  const unpacked = await headOf(gunzipped(rest, source));
  return decodeText(unpacked, source);
}

interface Head {
  /** The first bytes, fewer when there are no more. */
  readonly head: Buffer;
  /** All bytes, those of the head included. */
  readonly rest: AsyncGenerator<Buffer>;
}

async function decodeText({ head, rest }: Head, source: string): Promise<DecodedSource> {
  const encoding = utf16Of(head);
  if (encoding !== undefined) {
    const note = `${sourceName(source)} is ${encoding === "utf-16le" ? "UTF-16 (little-endian)" : "UTF-16 (big-endian)"}; it is read as UTF-8`;
    return { chunks: recoded(rest, encoding), note };
  }
  if (startsWith(head, UTF8_MARK)) return { chunks: withoutStart(rest, UTF8_MARK.length), note: undefined };
  const failure = foreignFile(head, source);
  if (failure === undefined) return { chunks: rest, note: undefined };
  await rest.return(undefined);
  throw failure;
}

function foreignFile(head: Buffer, source: string): Failure | undefined {
  const name = sourceName(source);
  const archive = ARCHIVES.find(([, start]) => startsWith(head, start));
  if (archive !== undefined) {
    const [what, , command] = archive;
    return new Failure("input", said("{name} is {what}", { name, what }), {
      hint: said("open it first: {command} {source}", { command, source }),
    });
  }
  if (!head.includes(0)) return undefined;
  return new Failure("input", said("{name} is a binary file, not JSON", { name }), {
    hint: said(
      "a source is a capture file, a payload file, a HAR or .http file, curl commands, a folder of these, or -",
    ),
  });
}

/** UTF-16 by its byte order mark, or by the zero byte beside the first character of JSON. */
function utf16Of(head: Buffer): "utf-16le" | "utf-16be" | undefined {
  const [first = -1, second = -1] = head;
  if ((first === 0xff && second === 0xfe) || (isJsonStart(first) && second === 0)) return "utf-16le";
  if ((first === 0xfe && second === 0xff) || (first === 0 && isJsonStart(second))) return "utf-16be";
  return undefined;
}

function isJsonStart(byte: number): boolean {
  return byte > 0 && '{["\r\n\t '.includes(String.fromCharCode(byte));
}

function startsWith(head: Buffer, start: readonly number[]): boolean {
  return start.every((byte, index) => head[index] === byte);
}

async function headOf(chunks: AsyncIterable<Buffer>): Promise<Head> {
  const iterator = chunks[Symbol.asyncIterator]();
  const read: Buffer[] = [];
  let size = 0;
  while (size < HEAD_BYTES) {
    const next = await iterator.next();
    if (next.done === true) break;
    read.push(next.value);
    size += next.value.length;
  }
  return { head: Buffer.concat(read).subarray(0, HEAD_BYTES), rest: continued(read, iterator) };
}

async function* continued(read: readonly Buffer[], rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* read;
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}

async function* gunzipped(chunks: AsyncIterable<Buffer>, source: string): AsyncGenerator<Buffer> {
  const gunzip = createGunzip();
  // An error of the file destroys `gunzip`, and the loop throws it.
  pipeline(Readable.from(chunks), gunzip, () => undefined);
  try {
    for await (const chunk of gunzip) if (Buffer.isBuffer(chunk)) yield chunk;
  } catch (error) {
    if (!isZlibError(error)) throw error;
    throw new Failure(
      "input",
      said("{source} is compressed, and damaged or cut off: {message}", {
        source: saidSource(source),
        message: error.message,
      }),
      {
        hint: said("test it with: gzip -t {source}", { source }),
        cause: error,
      },
    );
  }
}

function isZlibError(error: unknown): error is Error {
  return error instanceof Error && "code" in error && typeof error.code === "string" && error.code.startsWith("Z_");
}

async function* withoutStart(chunks: AsyncIterable<Buffer>, bytes: number): AsyncGenerator<Buffer> {
  let left = bytes;
  for await (const chunk of chunks) {
    yield chunk.subarray(left);
    left = Math.max(0, left - chunk.length);
  }
}

async function* recoded(chunks: AsyncIterable<Buffer>, encoding: "utf-16le" | "utf-16be"): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }));
  yield Buffer.from(decoder.decode());
}
