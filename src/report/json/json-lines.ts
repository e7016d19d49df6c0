const DEEPEST_INDENT = 20;

/** Puts what JSON is made of on indented lines, and gives each on when it is whole. Depth costs no calls. */
export class JsonLines {
  readonly #onLine: (line: string) => void;
  #line = "";
  /** For each open container, whether it is an object. */
  readonly #open: boolean[] = [];
  #justOpened = false;
  #keyNext = false;

  constructor(onLine: (line: string) => void) {
    this.#onLine = onLine;
  }

  /** Whether what comes next is a key. */
  get keyNext(): boolean {
    return this.#keyNext;
  }

  open(bracket: "{" | "["): void {
    this.item(bracket);
    this.#open.push(bracket === "{");
    this.#justOpened = true;
    this.#keyNext = bracket === "{";
  }

  close(bracket: "}" | "]"): void {
    this.#open.pop();
    if (!this.#justOpened) this.end();
    this.#line += bracket;
    this.#justOpened = false;
    this.#keyNext = false;
  }

  comma(): void {
    this.#line += ",";
    this.#keyNext = this.#open.at(-1) === true;
    this.end();
  }

  colon(): void {
    this.#line += ": ";
    this.#keyNext = false;
  }

  /** A key or a value, or more of the one before. */
  item(text: string): void {
    if (this.#justOpened) this.end();
    this.#justOpened = false;
    this.#line += text;
  }

  /** Ends the line, the last one too. */
  end(): void {
    if (this.#line.trim() !== "") this.#onLine(this.#line);
    this.#line = "  ".repeat(Math.min(this.#open.length, DEEPEST_INDENT));
  }
}
