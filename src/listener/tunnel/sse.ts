/** A message of a stream of server-sent events (https://html.spec.whatwg.org/#server-sent-events). */
export interface ServerSentEvent {
  /** `message` when the server names no event. */
  readonly event: string;
  readonly data: string;
}

/** Larger than any message of a webhook channel. Characters. */
const MAX_MESSAGE_LENGTH = 48 * 1024 * 1024;

const LINE_END = /\r\n|\n|\r/;

/** Parses text in pieces of any size. Throws when a message is too long. */
export class SseParser {
  #rest = "";
  #event = "";
  #data: string[] = [];
  #length = 0;
  /** The last piece ended with `\r`, so a `\n` at the start of the next piece belongs to it. */
  #endedWithReturn = false;

  push(piece: string): ServerSentEvent[] {
    const skipped = this.#endedWithReturn && piece.startsWith("\n") ? 1 : 0;
    const text = piece.slice(skipped);
    if (piece !== "") this.#endedWithReturn = piece.endsWith("\r");
    // To split the whole line again for each of its pieces takes quadratic time.
    const lines = LINE_END.test(text) ? (this.#rest + text).split(LINE_END) : [this.#rest + text];
    this.#rest = lines.pop() ?? "";
    if (this.#rest.length + this.#length > MAX_MESSAGE_LENGTH) throw new Error("a message is too long");
    return lines.flatMap((line) => this.#line(line));
  }

  #line(line: string): ServerSentEvent[] {
    if (line === "") return this.#endMessage();
    const colon = line.indexOf(":");
    const field = colon === -1 ? line : line.slice(0, colon);
    const value = colon === -1 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (field === "event") this.#event = value;
    if (field === "data") {
      this.#data.push(value);
      this.#length += value.length;
      if (this.#length > MAX_MESSAGE_LENGTH) throw new Error("a message is too long");
    }
    return [];
  }

  #endMessage(): ServerSentEvent[] {
    const message = { event: this.#event === "" ? "message" : this.#event, data: this.#data.join("\n") };
    const hasData = this.#data.length > 0;
    this.#event = "";
    this.#data = [];
    this.#length = 0;
    return hasData ? [message] : [];
  }
}
