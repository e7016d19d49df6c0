import { MemoryOutput } from "../../support/program/memory-output.ts";
import { JSON_LINES } from "../../support/program/json-line-schema.ts";

/** What acts on a terminal: controls but the newline, C1, separators, bidirectional, invisible and tag characters, halves of pairs. */
const ACTS =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]|\p{Cs}/u;
/** The colours that the reporter itself writes, and nothing else that an escape can do. */
const OWN_COLOURS = /\u001b\[(?:1|2|7|22|27|3[1-6]|39)m/g;

/** Throws when a text has anything in it that acts on a terminal, other than our own colours where they are allowed. */
export function checkShown(text: string, { coloured }: { readonly coloured: boolean }): void {
  const bare = coloured ? text.replaceAll(OWN_COLOURS, "") : text;
  const at = bare.search(ACTS);
  if (at !== -1) throw new Error(`this acts on a terminal: ${inAscii(bare.slice(Math.max(0, at - 60), at + 60))}`);
}

function inAscii(text: string): string {
  return text.replaceAll(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

interface EventLine {
  readonly id: string;
  readonly sha256: string;
}

/** An output that checks what is written and keeps none of it, but for the start. */
export class CheckedOutput extends MemoryOutput {
  readonly #form: "pretty" | "json";
  #line = "";
  #fault: Error | undefined;
  lines = 0;
  /** The bodies of the events that were told in JSON lines, by id; whoever checks them deletes them. */
  readonly told = new Map<string, string>();

  constructor(form: "pretty" | "json") {
    super({ isTTY: true });
    this.#form = form;
  }

  /** Throws when anything that was written should not have been. */
  check(): void {
    if (this.#fault !== undefined) throw this.#fault;
  }

  override _write(chunk: string | Buffer, _encoding: BufferEncoding, done: () => void): void {
    const written = chunk.toString();
    if (this.text.length < 2000) this.text += written;
    const [first = "", ...rest] = written.split("\n");
    const parts = [this.#line + first, ...rest];
    this.#line = parts.pop() ?? "";
    for (const line of parts) this.#take(line);
    this.emit("text");
    done();
  }

  #take(line: string): void {
    this.lines += 1;
    try {
      checkShown(line, { coloured: this.#form === "pretty" });
      if (this.#form === "json") this.#takeJson(line);
    } catch (error) {
      this.#fault ??= error as Error;
    }
  }

  #takeJson(line: string): void {
    const value = JSON.parse(line) as { readonly type: string };
    const schema = JSON_LINES[value.type];
    if (schema === undefined) throw new Error(`a line of the unknown type ${value.type}`);
    const parsed = schema.safeParse(value);
    if (!parsed.success) throw new Error(`${parsed.error.message} in ${line.slice(0, 500)}`);
    if (value.type === "error") throw new Error(`trouble: ${line}`);
    if (value.type !== "event") return;
    const { id, sha256 } = value as unknown as EventLine;
    this.told.set(id, sha256);
  }
}
