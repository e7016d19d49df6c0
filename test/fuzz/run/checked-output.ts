import { MemoryOutput } from "../../support/program/memory-output.ts";
import { JSON_LINES } from "../../support/program/json-line-schema.ts";

/** Characters that act on a terminal: controls except newline, C1, separators, bidirectional, invisible and tag characters, lone surrogates. */
const UNSAFE =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]|\p{Cs}/u;
/** The colours that the reporter writes. No other escape sequence is allowed. */
const OWN_COLOURS = /\u001b\[(?:1|2|7|22|27|3[1-6]|39)m/g;

/** Throws if a text acts on a terminal. `coloured` allows our own colours. */
export function checkShown(text: string, { coloured }: { readonly coloured: boolean }): void {
  const bare = coloured ? text.replaceAll(OWN_COLOURS, "") : text;
  const at = bare.search(UNSAFE);
  if (at !== -1) throw new Error(`this acts on a terminal: ${inAscii(bare.slice(Math.max(0, at - 60), at + 60))}`);
}

function inAscii(text: string): string {
  return text.replaceAll(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

interface EventLine {
  readonly id: string;
  readonly sha256: string;
}

/** An output that checks everything written to it, and keeps only the start. */
export class CheckedOutput extends MemoryOutput {
  readonly #form: "pretty" | "json";
  #line = "";
  #fault: Error | undefined;
  lines = 0;
  /** The hash of each event in the JSON lines, by id. The reader of this map clears it. */
  readonly hashes = new Map<string, string>();

  constructor(form: "pretty" | "json") {
    super({ isTTY: true });
    this.#form = form;
  }

  /** Throws if any text so far was wrong. */
  check(): void {
    if (this.#fault !== undefined) throw this.#fault;
  }

  override _write(chunk: string | Buffer, _encoding: BufferEncoding, done: () => void): void {
    const written = chunk.toString();
    if (this.text.length < 2000) this.text += written;
    const [first = "", ...rest] = written.split("\n");
    const parts = [this.#line + first, ...rest];
    this.#line = parts.pop() ?? "";
    for (const line of parts) this.#check(line);
    this.emit("text");
    done();
  }

  #check(line: string): void {
    this.lines += 1;
    try {
      checkShown(line, { coloured: this.#form === "pretty" });
      if (this.#form === "json") this.#checkJson(line);
    } catch (error) {
      this.#fault ??= error as Error;
    }
  }

  #checkJson(line: string): void {
    const value = JSON.parse(line) as { readonly type: string };
    const schema = JSON_LINES[value.type];
    if (schema === undefined) throw new Error(`unknown line type ${value.type}`);
    const parsed = schema.safeParse(value);
    if (!parsed.success) throw new Error(`${parsed.error.message} in ${line.slice(0, 500)}`);
    if (value.type === "error") throw new Error(`an error was reported: ${line}`);
    if (value.type !== "event") return;
    const { id, sha256 } = value as unknown as EventLine;
    this.hashes.set(id, sha256);
  }
}
