// Words of a POSIX shell and of bash, as a curl command that was copied has them: quotes of all kinds, `$'…'`, lines that
// go on, comments, pipes and here-documents. Nothing is run: variables and commands stay as they are written, except
// `$(printf '…')`, which this program writes itself. Texts are bytes read as Latin-1, so every byte of a body is kept.

/** A command with what is piped into it. */
export interface ShellCommand {
  /** The line of its first word, from 1. */
  readonly line: number;
  readonly words: readonly string[];
  /** The text of a here-document. */
  readonly hereDocument: string | undefined;
  /** The command before a `|`. */
  readonly input: ShellCommand | undefined;
}

/** The commands of a script, in their order. A command whose output is piped is the `input` of the next. */
export function bashCommands(script: string): ShellCommand[] {
  const reader = new Reader(script);
  const commands: ShellCommand[] = [];
  let input: ShellCommand | undefined;
  while (!reader.isAtEnd()) {
    const { command, endedBy } = reader.command(input);
    input = endedBy === "|" ? command : undefined;
    if (command !== undefined && input === undefined) commands.push(command);
  }
  return commands;
}

const LETTERS: ReadonlyMap<string, string> = new Map([
  ["a", "\u0007"],
  ["b", "\b"],
  ["e", "\u001b"],
  ["E", "\u001b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
  ["v", "\v"],
]);

const ANSI_C_ESCAPE =
  /\\(?:([0-7]{1,3})|x([0-9A-Fa-f]{1,2})|u([Dd][89ABab][0-9A-Fa-f]{2})\\u([Dd][C-Fc-f][0-9A-Fa-f]{2})|u([0-9A-Fa-f]{1,4})|U([0-9A-Fa-f]{1,8})|c([\s\S])|([\s\S]))/g;

/** The bytes of the escapes of `$'…'`. Halves of a surrogate pair, as browsers write them, are one character. */
function ansiCText(body: string): string {
  return body.replace(ANSI_C_ESCAPE, (...groups: (string | undefined)[]) => {
    const [whole = "", octal, hex, high, low, short, long, control, letter] = groups;
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
    if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
    if (high !== undefined && low !== undefined)
      return utf8(String.fromCharCode(Number.parseInt(high, 16), Number.parseInt(low, 16)));
    const codePoint = Number.parseInt(short ?? long ?? "", 16);
    if (!Number.isNaN(codePoint)) return codePoint > 0x10ffff ? whole : utf8(String.fromCodePoint(codePoint));
    if (control !== undefined) return String.fromCharCode(control.charCodeAt(0) & 0x1f);
    if (letter === undefined) return whole;
    return LETTERS.get(letter) ?? (/[\\'"?]/.test(letter) ? letter : whole);
  });
}

/** The output of `printf FORMAT`, for a format without arguments. */
export function printfText(format: string): string {
  return format.replaceAll(/\\([0-7]{1,3})|\\([abfnrtv\\])|%%/g, (whole, octal?: string, letter?: string) => {
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
    if (letter !== undefined) return LETTERS.get(letter) ?? letter;
    return whole === "%%" ? "%" : whole;
  });
}

function utf8(text: string): string {
  return Buffer.from(text, "utf8").toString("latin1");
}

/** The end of a command. A newline ends it too. */
const OPERATOR = /[;&|()\n]/;
const SPACE = /[ \t\r]/;

interface HereDocument {
  /** The line that ends it. */
  readonly end: string;
  readonly dropTabs: boolean;
  text: string;
}

class Reader {
  readonly #text: string;
  #at = 0;
  #line = 1;
  #counted = 0;
  /** Here-documents whose text begins on the next line. */
  #documents: HereDocument[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  isAtEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  command(input: ShellCommand | undefined): { command: ShellCommand | undefined; endedBy: string } {
    const words: string[] = [];
    let line = 0;
    let document: HereDocument | undefined;
    let endedBy = "";
    while (!this.isAtEnd() && endedBy === "") {
      this.#skipSpace();
      const next = this.#text[this.#at] ?? "";
      if (next === "") break;
      if (next === "#") this.#skipLine();
      else if (OPERATOR.test(next)) {
        const operator = this.#operator();
        // A pipe at the end of a line goes on in the next one; the command before it is there already.
        if (operator !== "\n" || words.length > 0 || input === undefined) endedBy = operator;
      } else if (this.#text.startsWith("<<", this.#at) && !this.#text.startsWith("<<<", this.#at)) {
        document = this.#startDocument();
      } else {
        if (line === 0) line = this.#lineHere();
        words.push(this.#word());
      }
    }
    if (document !== undefined && endedBy !== "\n" && this.#documents.length > 0) this.#readDocuments();
    const command = words.length === 0 ? undefined : { line, words, hereDocument: document?.text, input };
    return { command, endedBy };
  }

  #skipSpace(): void {
    for (;;) {
      if (SPACE.test(this.#text[this.#at] ?? "x")) this.#at += 1;
      else if (/^\\\r?\n/.test(this.#text.slice(this.#at, this.#at + 3)))
        this.#at = this.#text.indexOf("\n", this.#at) + 1;
      else return;
    }
  }

  #skipLine(): void {
    const end = this.#text.indexOf("\n", this.#at);
    this.#at = end === -1 ? this.#text.length : end;
  }

  #operator(): string {
    const first = this.#text[this.#at] ?? "";
    const double = this.#text.slice(this.#at, this.#at + 2);
    const operator = double === "||" || double === "&&" ? double : first;
    this.#at += operator.length;
    if (operator === "\n") this.#readDocuments();
    return operator;
  }

  #startDocument(): HereDocument {
    this.#at += 2;
    const dropTabs = this.#text[this.#at] === "-";
    if (dropTabs) this.#at += 1;
    this.#skipSpace();
    const document = { end: this.#word(), dropTabs, text: "" };
    this.#documents.push(document);
    return document;
  }

  #readDocuments(): void {
    for (const document of this.#documents) {
      while (!this.isAtEnd()) {
        const end = this.#text.indexOf("\n", this.#at);
        const line = this.#text.slice(this.#at, end === -1 ? undefined : end);
        this.#at = end === -1 ? this.#text.length : end + 1;
        const kept = document.dropTabs ? line.replace(/^\t+/, "") : line;
        if (kept.replace(/\r$/, "") === document.end) break;
        document.text += `${kept}\n`;
      }
    }
    this.#documents = [];
  }

  #word(): string {
    const pieces: string[] = [];
    for (let next = this.#text[this.#at]; next !== undefined; next = this.#text[this.#at]) {
      if (SPACE.test(next) || OPERATOR.test(next)) break;
      pieces.push(this.#piece(next));
    }
    return pieces.join("");
  }

  #piece(first: string): string {
    if (first === "'") return this.#upTo("'", 1);
    if (first === '"') return this.#doubleQuoted();
    if (first === "$" && this.#text[this.#at + 1] === "'") return this.#ansiC();
    this.#at += 1;
    if (first !== "\\") return first;
    const escaped = this.#text[this.#at] ?? "";
    this.#at += escaped.length;
    if (escaped === "\r" && this.#text[this.#at] === "\n") this.#at += 1;
    return escaped === "\n" || escaped === "\r" ? "" : escaped;
  }

  #upTo(end: string, open: number): string {
    const start = this.#at + open;
    const found = this.#text.indexOf(end, start);
    const stop = found === -1 ? this.#text.length : found;
    this.#at = stop + 1;
    return this.#text.slice(start, stop);
  }

  #ansiC(): string {
    const start = this.#at + 2;
    let stop = start;
    while (stop < this.#text.length && this.#text[stop] !== "'") stop += this.#text[stop] === "\\" ? 2 : 1;
    this.#at = stop + 1;
    return ansiCText(this.#text.slice(start, stop));
  }

  #doubleQuoted(): string {
    const pieces: string[] = [];
    this.#at += 1;
    for (let next = this.#text[this.#at]; next !== undefined && next !== '"'; next = this.#text[this.#at]) {
      const command = next === "$" ? this.#printed() : undefined;
      if (command !== undefined) pieces.push(command);
      else if (next === "\\") {
        const escaped = this.#text[this.#at + 1] ?? "";
        this.#at += 2;
        if (/[$`"\\]/.test(escaped)) pieces.push(escaped);
        else if (escaped !== "\n") pieces.push(`\\${escaped}`);
      } else {
        this.#at += 1;
        pieces.push(next);
      }
    }
    this.#at += 1;
    return pieces.join("");
  }

  /** The output of `$(printf '…')`, without the newlines at its end, which a shell drops. */
  #printed(): string | undefined {
    const rest = this.#text.slice(this.#at, this.#at + 200);
    const [whole, format] = /^\$\(printf '([^'%]*)'\)/.exec(rest) ?? [];
    if (whole === undefined || format === undefined) return undefined;
    this.#at += whole.length;
    return printfText(format).replace(/\n+$/, "");
  }

  #lineHere(): number {
    for (; this.#counted < this.#at; this.#counted += 1) if (this.#text[this.#counted] === "\n") this.#line += 1;
    return this.#line;
  }
}
