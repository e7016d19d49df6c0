import { describe, expect, test } from "vitest";
import { PHONE_NUMBERS } from "../../src/captures/scrub/phone-numbers.ts";
import { Originals } from "../../src/captures/scrub/originals.ts";
import { Replacements } from "../../src/captures/scrub/replacements.ts";
import { scrubJson } from "../../src/captures/scrub/scrub-json.ts";
import { Scrubber } from "../../src/captures/scrub/scrubber.ts";
import { readLines } from "../../src/captures/file/lines.ts";
import { splitPayloads } from "../../src/captures/sources/payloads.ts";
import { addAt, setAt, unsetAt } from "../../src/events/payload/change-json.ts";
import { freshener } from "../../src/events/payload/fresh.ts";
import { explainJsonError } from "../../src/events/payload/json-syntax.ts";
import { printable } from "../../src/events/payload/printable.ts";
import { parseScenario } from "../../src/events/scenarios/scenario.ts";
import { linesOfIssues } from "../../src/events/validation/issue-lines.ts";
import { validateBody } from "../../src/events/validation/validate.ts";
import { SseParser } from "../../src/listener/tunnel/sse.ts";
import { highlightJson, wholeJson } from "../../src/report/text/highlight.ts";
import { createTheme } from "../../src/report/text/theme.ts";
import { foldableJson } from "../../src/report/tui/lines/foldable-json.ts";
import { effort } from "../support/run/effort.ts";
import { watchdog } from "./run/watchdog.ts";

type Work = (text: string) => unknown;

const theme = createTheme(false);
const folded = new Set(["$.data"]);

/** Everything that reads text from outside. */
const READERS: Readonly<Record<string, Work>> = {
  validation: (text) => validateBody(text),
  "validation of bytes": (text) => validateBody(Buffer.from(text)),
  "the first error": explainJsonError,
  "lines of issues": (text) => linesOfIssues(text, validateBody(text).issues),
  printable,
  "payloads of a file": (text) => refused(() => splitPayloads(Buffer.from(text), "it")),
  "a scenario": (text) => refused(() => parseScenario(JSON.parse(text))),
  highlighting: (text) => highlightJson(text, theme, 100),
  "a whole document": (text) => wholeJson(text, theme),
  "foldable JSON": (text) => foldableJson(text, { theme, folded, masked: true }),
  "--set": ifJson((text) => setAt(text, ["data", "uuid"], "1")),
  "--add": ifJson((text) => addAt(text, ["data", "new"], "1")),
  "--unset": ifJson((text) => unsetAt(text, ["data", "uuid"])),
  "--fresh": ifJson((text) => freshener(SOURCE, [text])(text)),
  "scrubbing of a body": (text) => scrubJson(text, scrubber()),
  "scrubbing of a text": (text) => scrubber().text(text),
  "the second look at a scrubbed line": (text) => new Originals().firstIn(JSON.stringify({ body: text })),
  "server-sent events": (text) => pieces(text, 1000).flatMap((piece) => new SseParser().push(piece)),
  "server-sent events in small pieces": inSmallPieces,
};

function scrubber(): Scrubber {
  return new Scrubber({ replacements: new Replacements("a key"), phones: PHONE_NUMBERS });
}

const SOURCE = {
  now: () => new Date(0),
  newUuid: () => "2483a75a-56a2-41f1-991b-92b1667e324a",
  newId: () => 1,
};

/** Text of about this length, of one thing. */
const TEXTS: Readonly<Record<string, (length: number) => string>> = {
  commas: (length) => `{${",".repeat(length)}`,
  "open brackets": (length) => `{"event":"call_init","data":${"[".repeat(length)}`,
  "nested lists": (length) => `{"event":"x","data":{"uuid":${"[".repeat(length / 2)}${"]".repeat(length / 2)}}}`,
  "one key": (length) => `{"event":"call_init","data":{${'"uuid":1,'.repeat(length / 9)}"uuid":2}}`,
  "many keys": (length) => `{"event":"call_init","data":{${numbered(length / 12)},"uuid":1}}`,
  "a long string": (length) => `{"event":"call_init","data":{"uuid":"${"a:\\u0041 ".repeat(length / 9)}"}}`,
  spaces: (length) => `{"event":"call_init","data":{"a":1${" ".repeat(length)},"uuid":1${" ".repeat(length)}}}`,
  "spaces and colons": (length) => `::${" :".repeat(length / 2)}`,
  digits: (length) => `{"event":"call_init","data":{"uuid":"${"1".repeat(length)}"}}`,
  "one number": (length) => `{"event":"call_init","data":{"uuid":${"1".repeat(length)}}}`,
  "signs between digits": (length) => `{"event":"call_init","data":{"uuid":"${"+1 (2)-".repeat(length / 7)}"}}`,
  accents: (length) => `{"event":"call_init","data":{"uuid":"${"\u0301\u0323".repeat(length / 2)}"}}`,
  "at signs": (length) => `{"event":"call_init","data":{"uuid":"${"a@b.".repeat(length / 4)}"}}`,
  colons: (length) => `{"event":"call_init","data":{"uuid":"${"a1:".repeat(length / 3)}"}}`,
  "percent signs": (length) => `{"event":"call_init","data":{"uuid":"${"%41".repeat(length / 3)}"}}`,
  lines: (length) => "{}\n".repeat(length / 3),
  "lines that are no JSON": (length) => "data: {\n\n".repeat(length / 9),
  "bad steps": (length) => `{"name":"n","about":"a","steps":[${"1,".repeat(length / 2)}1]}`,
};

const SIZES = effort({ short: [1000, 4000], long: [150_000, 600_000] });

/** For quadratic code it is 16. Only the long form measures, because the short one takes too little time. */
const MOST_GROWTH = effort({ short: Number.POSITIVE_INFINITY, long: 10 });
/** Shorter work can't be measured. */
const NOTHING_MS = 20;

describe.each(Object.entries(TEXTS))("four times the text of %s", (what, textOf) => {
  test.each(Object.entries(READERS))("is about four times the work for %s", (reader, work) => {
    using _ = watchdog({ name: `growth, ${reader} of ${what}`, seed: 0 });
    const [half = 0, whole = 0] = SIZES.map((size) => fastest(work, textOf(size)));
    expect(whole / Math.max(half, NOTHING_MS)).toBeLessThan(MOST_GROWTH);
  });
});

test("a line in many pieces is read once", async () => {
  const text = Buffer.from("x".repeat(effort({ short: 10_000, long: 20_000_000 })));
  let bytes = 0;
  for await (const line of readLines(chunksOf(text), "it")) bytes += line.bytes.length;
  expect(bytes).toBe(text.length);
});

function fastest(work: Work, text: string): number {
  const times = [0, 1, 2].map(() => {
    const start = process.cpuUsage();
    work(text);
    return process.cpuUsage(start).user / 1000;
  });
  return Math.min(...times);
}

function ifJson(work: Work): Work {
  return (text) => {
    try {
      JSON.parse(text);
    } catch {
      return undefined;
    }
    return work(text);
  };
}

/** A file that is not what it should be is refused. */
function refused(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

function inSmallPieces(text: string): unknown {
  const parser = new SseParser();
  return pieces(text, 10).map((piece) => parser.push(piece).length);
}

function pieces(text: string, length: number): string[] {
  return Array.from({ length: Math.ceil(text.length / length) }, (_, index) =>
    text.slice(index * length, (index + 1) * length),
  );
}

async function* chunksOf(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += 100) yield bytes.subarray(at, at + 100);
}

function numbered(count: number): string {
  return Array.from({ length: count }, (_, index) => `"k${index}":1`).join(",");
}
