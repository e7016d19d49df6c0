import { createHash } from "node:crypto";
import { closeSync, openSync, readSync, truncateSync } from "node:fs";

const NEWLINE = 10;
/** When so much has been read, the file starts anew, so that a million requests need no disk. Bytes. */
const LONGEST_FILE = 64 * 1024 * 1024;

interface SavedRequest {
  readonly kind: string;
  readonly id: string;
  readonly sha256: string;
  readonly body?: string;
  readonly bodyBase64?: string;
}

/** Reads what a listener saves while it saves, without the program's own reader. */
export class SavedRecords {
  readonly #path: string;
  #offset = 0;
  #torn: Buffer = Buffer.alloc(0);
  /** The hash of each body that is in the file, made here from its bytes, by the id of its request. */
  readonly bodies = new Map<string, string>();

  constructor(path: string) {
    this.#path = path;
  }

  /** Takes what has been saved since the last time. */
  read(): void {
    const file = openSync(this.#path, "r");
    const chunk = Buffer.alloc(1024 * 1024);
    for (let length = -1; length !== 0;) {
      length = readSync(file, chunk, 0, chunk.length, this.#offset);
      this.#offset += length;
      this.#take(chunk.subarray(0, length));
    }
    closeSync(file);
  }

  /** Empties the file when it is long. Only while the listener saves nothing. */
  shorten(): void {
    if (this.#offset < LONGEST_FILE || this.#torn.length > 0) return;
    truncateSync(this.#path, 0);
    this.#offset = 0;
  }

  #take(chunk: Buffer): void {
    const bytes = Buffer.concat([this.#torn, chunk]);
    let start = 0;
    for (let end = bytes.indexOf(NEWLINE); end !== -1; end = bytes.indexOf(NEWLINE, start)) {
      this.#takeLine(bytes.subarray(start, end).toString("utf8"));
      start = end + 1;
    }
    this.#torn = bytes.subarray(start);
  }

  #takeLine(line: string): void {
    const { kind, id, sha256, body, bodyBase64 } = JSON.parse(line) as SavedRequest;
    if (kind !== "request") throw new Error(`a record of the kind ${kind}`);
    const bytes = body === undefined ? Buffer.from(bodyBase64 ?? "", "base64") : Buffer.from(body, "utf8");
    const hash = createHash("sha256").update(bytes).digest("hex");
    if (hash !== sha256) throw new Error(`the body of ${id} does not have the hash of its record`);
    this.bodies.set(id, hash);
  }
}
