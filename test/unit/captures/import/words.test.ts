import { execFileSync } from "node:child_process";
import { test as property, fc } from "@fast-check/vitest";
import { parse } from "shell-quote";
import { describe, expect, test } from "vitest";
import { bashCommands } from "../../../../src/captures/import/bash-words.ts";
import { cmdCommands, isForCmd } from "../../../../src/captures/import/cmd-words.ts";

/** The words of the only command of a text, as the bytes that they mean, read as UTF-8. */
function words(text: string): string[] {
  const commands = bashCommands(Buffer.from(text).toString("latin1"));
  if (commands[0] === undefined || commands.length > 1) throw new Error(`${commands.length} commands`);
  return commands[0].words.map((word) => Buffer.from(word, "latin1").toString("utf8"));
}

describe("words of a shell", () => {
  test.each<[text: string, expected: readonly string[]]>([
    ["curl 'it'\\''s' \"a \\\"b\\\" \\x \\$x\" c\\ d ''", ["curl", "it's", 'a "b" \\x $x', "c d", ""]],
    ["curl \\\n  -d x \\\r\n  -H y", ["curl", "-d", "x", "-H", "y"]],
    [
      "curl $'a\\n\\t\\'\\\\\\x41\\u00e9\\uD83D\\uDE00\\101\\!'",
      ["curl", "a\n\t'\\AéA😀A\\!".replace("AéA", "Aé").replace("😀A", "😀A")],
    ],
    ["curl $'\\u0021'!", ["curl", "!!"]],
    ["a\"$(printf '\\342\\200\\256')\"b", ["a\u202eb"]],
    ['a \'"$(printf x)"\' "$HOME" $x', ["a", '"$(printf x)"', "$HOME", "$x"]],
    ["curl a#b # a comment", ["curl", "a#b"]],
    ['curl "a\\\nb"', ["curl", "ab"]],
  ])("%s", (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  test("bytes that are no UTF-8 stay", () => {
    expect(bashCommands("curl '\u00ff\u0000'")[0]?.words).toEqual(["curl", "\u00ff\u0000"]);
  });

  test("commands end at a line, a semicolon, && and ||; a pipe gives its output to the next", () => {
    const found = bashCommands("# first\na 1; b 2 && c\n\nprintf x |\n base64 -d | d <<'E'\nto d\n$y\nE\ne");
    expect(found.map(({ line, words: own }) => [line, ...own])).toEqual([
      [2, "a", "1"],
      [2, "b", "2"],
      [2, "c"],
      [5, "d"],
      [9, "e"],
    ]);
    expect(found[3]).toMatchObject({
      hereDocument: "to d\n$y\n",
      input: { words: ["base64", "-d"], input: { words: ["printf", "x"] } },
    });
  });

  const quotable = fc.string({ unit: fc.constantFrom(...Array.from("abc'\"\\$`!^#&;|<>()[]{}*?~%@=\n\t é😀")) });
  const written = fc.tuple(quotable, fc.constantFrom("single", "double", "ansi")).map(([text, how]) => {
    if (how === "single") return `'${text.replaceAll("'", `'\\''`)}'`;
    if (how === "double") return `"${text.replaceAll(/[\\"$`]/g, "\\$&")}"`;
    return `$'${text.replaceAll(/[\\']/g, "\\$&").replaceAll("\n", "\\n").replaceAll("!", "\\u0021")}'`;
  });

  property.prop([fc.array(written, { minLength: 1, maxLength: 5 })], { numRuns: 60 })(
    "are those of bash (or of sh, where there is none)",
    (texts) => {
      if (process.platform === "win32") return;
      const plain = texts.filter((text) => hasBash || !text.startsWith("$"));
      const seen = execFileSync(hasBash ? "bash" : "sh", ["-c", `printf '%s\\0' x ${plain.join(" ")}`]);
      expect(words(`x ${plain.join(" ")}`)).toEqual(seen.toString("utf8").split("\0").slice(0, -1));
    },
  );

  property.prop([fc.array(quotable, { minLength: 1, maxLength: 5 })], { numRuns: 60 })(
    "are those of shell-quote, for text in single quotes",
    (texts) => {
      const line = texts.map((text) => `'${text.replaceAll("'", `'"'"'`)}'`).join(" ");
      expect(words(line)).toEqual(parse(line));
    },
  );
});

const hasBash = (() => {
  try {
    execFileSync("bash", ["-c", ":"]);
    return true;
  } catch {
    return false;
  }
})();

/** A text as the developer tools of Chrome quote it for cmd (front_end/panels/network). */
function quotedByChrome(text: string): string {
  const escaped = text
    .replaceAll("\\", "\\\\")
    .replaceAll('"', '\\"')
    .replaceAll(/[^a-zA-Z0-9\s_\-:=+~'/.',?;()*`]/g, "^$&")
    .replaceAll(/%(?=[a-zA-Z0-9_])/g, "%^")
    .replaceAll(/\r?\n/g, "^\n\n");
  return `^"${escaped}^"`;
}

describe("words of cmd", () => {
  test("carets join lines and take the meaning of a character away", () => {
    const [command] = cmdCommands('curl ^"http://x/?a=1^&b^" ^\r\n  -H "a: ^b" --data-raw "{\\"e\\":\\"\\\\\\\\\\"}"');
    expect(command?.words).toEqual(["curl", "http://x/?a=1&b", "-H", "a: ^b", "--data-raw", '{"e":"\\\\"}']);
  });

  test("backslashes are plain unless a quote follows; two quotes in quotes are one", () => {
    expect(cmdCommands(String.raw`curl C:\a\b "c\\" "d\"e" "f""g"`)[0]?.words).toEqual([
      "curl",
      "C:\\a\\b",
      "c\\",
      'd"e',
      'f"g',
    ]);
  });

  test("commands end at a line and at &", () => {
    expect(cmdCommands("curl a & curl b\r\ncurl c").map(({ line, words: own }) => [line, own[1]])).toEqual([
      [1, "a"],
      [1, "b"],
      [2, "c"],
    ]);
  });

  const text = fc.string({ unit: fc.constantFrom(...Array.from("abc_1'\"\\$`!^#&;|<>()[]{}*?~%@=\n é😀")) });
  property.prop([fc.array(text, { minLength: 1, maxLength: 5 })])("are those that Chrome wrote", (texts) => {
    const line = `curl ${texts.map(quotedByChrome).join(" ")}`;
    expect(isForCmd(line)).toBe(true);
    expect(cmdCommands(line)[0]?.words).toEqual(["curl", ...texts]);
  });
});
