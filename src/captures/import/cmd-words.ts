// Words of cmd.exe, as Chrome and Firefox copy a request for Windows. cmd reads a line first: outside of double quotes a
// caret takes the meaning of the next character away, and a caret at the end of a line goes on in the next. Then the
// program splits its line by the rules of Microsoft's C library: `\"` is a quote, `\\` a backslash only before one.

/** A command line of cmd. */
interface CommandLine {
  /** The line of its first word, from 1. */
  readonly line: number;
  readonly words: readonly string[];
}

/** Whether a text with a curl command was written for cmd: it has carets where only cmd gives them a meaning. */
export function isForCmd(text: string): boolean {
  return /\^"/.test(text) || /[ \t]\^\r?$/m.test(text);
}

export function cmdCommands(text: string): CommandLine[] {
  const lines: CommandLine[] = [];
  let current = "";
  let start = 1;
  let line = 1;
  let isQuoted = false;
  const end = (): void => {
    const words = argumentsOf(current);
    if (words.length > 0) lines.push({ line: start, words });
    current = "";
  };
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? "";
    if (current === "") start = line;
    if (character === "\n") line += 1;
    if (character === '"') isQuoted = !isQuoted;
    if (character === "^" && !isQuoted) {
      const [escaped = ""] = /^(?:\r?\n(?:\r?\n)?|[\s\S])/.exec(text.slice(at + 1, at + 5)) ?? [];
      at += escaped.length;
      line += escaped.split("\n").length - 1;
      // A caret before a line break joins the lines; a second line break is then a character of the text.
      current += escaped.replace(/^\r?\n/, "");
    } else if (!isQuoted && (character === "\n" || character === "&" || character === "|")) {
      end();
    } else current += character;
  }
  end();
  return lines;
}

function argumentsOf(line: string): string[] {
  const words: string[] = [];
  let word: string | undefined;
  let isQuoted = false;
  const halved = doublesBackslashes(line);
  for (let at = 0; at < line.length; at += 1) {
    const character = line[at] ?? "";
    const [slashes = ""] = /^\\*/.exec(line.slice(at)) ?? [];
    if (slashes !== "") {
      const beforeQuote = line[at + slashes.length] === '"';
      const isLiteral = beforeQuote && slashes.length % 2 === 1;
      const kept = beforeQuote || halved ? "\\".repeat(Math.floor(slashes.length / 2)) : slashes;
      word = `${word ?? ""}${kept}${isLiteral ? '"' : ""}`;
      at += slashes.length - (isLiteral ? 0 : 1);
    } else if (character === '"') {
      // Two quotes inside quotes are one of the text.
      const isDoubled = isQuoted && line[at + 1] === '"';
      if (isDoubled) at += 1;
      else isQuoted = !isQuoted;
      word = `${word ?? ""}${isDoubled ? '"' : ""}`;
    } else if (!isQuoted && /[ \t\r]/.test(character)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else word = `${word ?? ""}${character}`;
  }
  return word === undefined ? words : [...words, word];
}

/** Browsers write every backslash twice, although the program takes only those before a quote as one. */
function doublesBackslashes(line: string): boolean {
  return [...line.matchAll(/\\+(?!["\\])/g)].every(([slashes]) => slashes.length % 2 === 0);
}
