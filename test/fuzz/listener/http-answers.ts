/** A final answer of a server (not 1xx). */
export interface HttpAnswer {
  readonly status: number;
  readonly closes: boolean;
  readonly body: Buffer;
}

const STATUS_LINE = /^HTTP\/1\.1 ([1-5]\d\d) [\t -~]*$/;
const HEADER_LINE = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+: [\t -~]*$/;

/** Parses the bytes that a server sends on one connection. Throws if they are not well-formed answers. */
export class AnswerReader {
  #rest: Buffer = Buffer.alloc(0);

  /** Whether no incomplete answer is left. */
  get atEnd(): boolean {
    return this.#rest.length === 0;
  }

  /** Whether the incomplete answer is only a head. That is complete if a broken request happens to be a HEAD. */
  get atHeadEnd(): boolean {
    return this.#rest.subarray(-4).toString("latin1") === "\r\n\r\n";
  }

  push(chunk: Buffer): void {
    this.#rest = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
  }

  /** The next complete answer, if there is one. An answer to HEAD has no body. */
  next({ toHead }: { readonly toHead: boolean }): HttpAnswer | undefined {
    for (;;) {
      const end = this.#rest.indexOf("\r\n\r\n");
      if (end === -1) return undefined;
      const head = headOf(this.#rest.subarray(0, end).toString("latin1"));
      const start = end + 4;
      const length = toHead || head.bodyless ? 0 : head.length;
      if (this.#rest.length < start + length) return undefined;
      const body = this.#rest.subarray(start, start + length);
      this.#rest = this.#rest.subarray(start + length);
      if (head.status >= 200) return { status: head.status, closes: head.closes, body };
    }
  }
}

function headOf(text: string): { status: number; length: number; bodyless: boolean; closes: boolean } {
  const [first = "", ...lines] = text.split("\r\n");
  const status = Number(STATUS_LINE.exec(first)?.[1]);
  if (Number.isNaN(status)) throw new Error(`not a status line: ${JSON.stringify(first)}`);
  const broken = lines.find((line) => !HEADER_LINE.test(line));
  if (broken !== undefined) throw new Error(`not a header: ${JSON.stringify(broken)}`);
  const valuesOf = (name: string): string[] =>
    lines.flatMap((line) => (line.toLowerCase().startsWith(`${name}: `) ? [line.slice(name.length + 2)] : []));
  const lengths = valuesOf("content-length");
  const bodyless = status < 200 || status === 204 || status === 304;
  if (!bodyless && !/^\d+$/.test(lengths.join())) throw new Error(`an answer without its length: ${text}`);
  return { status, bodyless, length: Number(lengths[0] ?? 0), closes: valuesOf("connection").includes("close") };
}
