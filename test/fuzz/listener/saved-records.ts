import { createHash } from "node:crypto";
import { closeSync, openSync, readSync, truncateSync } from "node:fs";

const NEWLINE = 10;
/** The file is emptied above this size, so that a million requests do not fill the disk. Bytes. */
const LONGEST_FILE = 64 * 1024 * 1024;

interface SavedRequest {
  readonly kind: string;
  readonly id: string;
  readonly sha256: string;
  readonly body?: string;
  readonly bodyBase64?: string;
}

/** Reads a capture file while the listener writes it. Does not use the program's own reader. */
export class SavedRecords {
  readonly #path: string;
  #offset = 0;
  #torn: Buffer = Buffer.alloc(0);
  /** The hash of each body in the file, computed here, by the id of its request. */
  readonly bodies = new Map<string, string>();

  constructor(path: string) {
    this.#path = path;
  }

  /** Reads the bytes added since the last call. */
  read(): void {
    const file = openSync(this.#path, "r");
    const chunk = Buffer.alloc(1024 * 1024);
    for (let length = -1; length !== 0;) {
      length = readSync(file, chunk, 0, chunk.length, this.#offset);
      this.#offset += length;
      this.#add(chunk.subarray(0, length));
    }
    closeSync(file);
  }

  /** Empties the file if it is long. Call it only while the listener writes nothing. */
  shorten(): void {
    if (this.#offset < LONGEST_FILE || this.#torn.length > 0) return;
    truncateSync(this.#path, 0);
    this.#offset = 0;
  }

  #add(chunk: Buffer): void {
    const bytes = Buffer.concat([this.#torn, chunk]);
    let start = 0;
    for (let end = bytes.indexOf(NEWLINE); end !== -1; end = bytes.indexOf(NEWLINE, start)) {
      this.#addLine(bytes.subarray(start, end).toString("utf8"));
      start = end + 1;
    }
    this.#torn = bytes.subarray(start);
  }

  #addLine(line: string): void {
    const { kind, id, sha256, body, bodyBase64 } = JSON.parse(line) as SavedRequest;
    if (kind !== "request") throw new Error(`unexpected record kind ${kind}`);
    const bytes = body === undefined ? Buffer.from(bodyBase64 ?? "", "base64") : Buffer.from(body, "utf8");
    const hash = createHash("sha256").update(bytes).digest("hex");
    if (hash !== sha256) throw new Error(`the body of ${id} does not match the hash in its record`);
    this.bodies.set(id, hash);
  }
}
