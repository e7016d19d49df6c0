/** A message of a stream of server-sent events (WHATWG HTML, 9.2). */
export interface ServerSentEvent {
  /** `message` when the server names none. */
  readonly event: string;
  readonly data: string;
}

/** A longer line or message is not what a webhook channel sends. Characters. */
const LONGEST_MESSAGE = 48 * 1024 * 1024;

/** Reads messages from text as it comes, in whatever pieces. Throws when a message is too long. */
export class SseParser {
  #rest = "";
  #event = "";
  #data: string[] = [];
  #length = 0;
  /** A `\r` ended the last piece: a `\n` that follows belongs to it. */
  #afterReturn = false;

  push(piece: string): ServerSentEvent[] {
    const skipped = this.#afterReturn && piece.startsWith("\n") ? 1 : 0;
    const text = this.#rest + piece.slice(skipped);
    if (piece !== "") this.#afterReturn = piece.endsWith("\r");
    const lines = text.split(/\r\n|\n|\r/);
    this.#rest = lines.pop() ?? "";
    if (this.#rest.length + this.#length > LONGEST_MESSAGE) throw new Error("a message is too long");
    return lines.flatMap((line) => this.#line(line));
  }

  #line(line: string): ServerSentEvent[] {
    if (line === "") return this.#dispatch();
    const colon = line.indexOf(":");
    const field = colon === -1 ? line : line.slice(0, colon);
    const value = colon === -1 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (field === "event") this.#event = value;
    if (field === "data") {
      this.#data.push(value);
      this.#length += value.length;
      if (this.#length > LONGEST_MESSAGE) throw new Error("a message is too long");
    }
    return [];
  }

  #dispatch(): ServerSentEvent[] {
    const message = { event: this.#event === "" ? "message" : this.#event, data: this.#data.join("\n") };
    const filled = this.#data.length > 0;
    this.#event = "";
    this.#data = [];
    this.#length = 0;
    return filled ? [message] : [];
  }
}
