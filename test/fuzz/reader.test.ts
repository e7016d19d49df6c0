import { Readable } from "node:stream";
import { isDeepStrictEqual } from "node:util";
import { expect, test } from "vitest";
import { joinResponses } from "../../src/captures/sources/join-responses.ts";
import { plainIssue } from "../../src/events/validation/issue.ts";
import { readCaptureLine } from "../../src/captures/file/read-capture.ts";
import { encodeRequest } from "../../src/captures/record/request-record.ts";
import { type SourceItem, readSources } from "../../src/captures/sources/sources.ts";
import { validateBody } from "../../src/events/validation/validate.ts";
import { hasUnsafeCharacters } from "../support/terminal/unsafe-characters.ts";
import { effort } from "../support/run/effort.ts";
import { checkCases, shorterBytes, shownBytes } from "./run/cases.ts";
import { Dice } from "./run/dice.ts";
import { hostileBody } from "./input/hostile-body.ts";
import { anyCapture, hostileLine } from "./input/hostile-record.ts";
import { memoryInUse } from "./run/memory-in-use.ts";
import { untouchedPrototypes } from "./run/untouched-prototypes.ts";
import { watchdog } from "./run/watchdog.ts";

const LINES_A_FILE = 20;

/** The bytes of a file with captures, payloads, or neither. */
function anyFile(dice: Dice): Buffer {
  if (dice.oneIn(12))
    return Buffer.concat(dice.list(dice.between(1, 5), () => Buffer.concat([hostileBody(dice), NEWLINE])));
  const lines = dice.list(LINES_A_FILE, () => hostileLine(dice));
  // Most files start like a capture file. Otherwise only the first line would be read.
  if (!dice.oneIn(5)) lines.unshift(Buffer.from(encodeRequest(anyCapture(dice))));
  const whole = Buffer.concat(lines);
  return dice.oneIn(10) ? whole.subarray(0, dice.below(whole.length)) : whole;
}

const NEWLINE = Buffer.from("\n");

type ReadItem = Exclude<SourceItem, { kind: "unreadable" | "note" }>;

/** Reads bytes as standard input. The chunks depend only on the length of the input. A failure ends the reading, as in the program. */
async function itemsOf(bytes: Buffer): Promise<ReadItem[]> {
  const dice = new Dice(bytes.length);
  const chunks: Buffer[] = [];
  for (let at = 0; at < bytes.length;) {
    const length = dice.oneIn(2) ? dice.between(1, 100) : dice.between(100, 20_000);
    chunks.push(bytes.subarray(at, at + length));
    at += length;
  }
  const items: ReadItem[] = [];
  for await (const item of readSources(["-"], Readable.from(chunks))) {
    if (item.kind !== "unreadable") {
      if (item.kind !== "note") items.push(item);
    } else if (item.failure.code !== "input") throw new Error("unexpected failure", { cause: item.failure });
  }
  return items;
}

let records = 0;

async function checkFile(bytes: Buffer): Promise<void> {
  const items = await itemsOf(bytes);
  const lastLine = bytes.toString("latin1").split("\n").length;
  let line = 0;
  for (const item of items) {
    if (item.origin.line < line || item.origin.line > lastLine) {
      throw new Error(`line ${item.origin.line} after ${line}, of ${lastLine}`);
    }
    ({ line } = item.origin);
    if (item.kind === "event") validateBody(item.body.text ?? item.body.bytes);
  }
  records += lastLine;
  const joined: string[] = [];
  for await (const item of joinResponses(Readable.from(items)))
    if (item.kind === "event") joined.push(`${item.origin.line}`);
  const events = items.flatMap((item) => (item.kind === "event" ? [`${item.origin.line}`] : []));
  if (joined.join() !== events.join()) throw new Error("joining responses to requests lost or moved an event");
}

test("any bytes as a source give items with line numbers, or one failure that names the place", async () => {
  using _ = untouchedPrototypes();
  records = 0;
  const before = memoryInUse();
  await checkCases({
    name: "reader",
    count: effort({ short: 60, long: 50_000 }),
    generate: anyFile,
    check: checkFile,
    show: shownBytes,
    smaller: shorterBytes,
  });
  const after = memoryInUse();
  process.stderr.write(`fuzz reader: ${records} lines, heap ${before.heapMb} to ${after.heapMb} MB\n`);
  expect(after.heapMb).toBeLessThan(before.heapMb + 60);
});

test("a written record is read back unchanged, with its body byte for byte", async () => {
  const checked = checkCases({
    name: "records",
    count: effort({ short: 800, long: 500_000 }),
    generate: anyCapture,
    check: (capture) => {
      const line = encodeRequest(capture);
      const read = readCaptureLine({ number: 1, bytes: Buffer.from(line.slice(0, -1)), ended: true }, "c.ndjson");
      if (read?.kind !== "request") throw new Error("not a request");
      if (!read.body.bytes.equals(capture.body)) throw new Error("the body differs");
      const kept = { ...capture, issues: capture.issues.map(plainIssue) };
      if (!isDeepStrictEqual({ ...read.capture, body: read.body.bytes }, kept)) throw new Error("it differs");
      if (hasUnsafeCharacters(line.slice(0, -1))) throw new Error("the line acts on a terminal");
    },
    show: (capture) => JSON.stringify({ ...capture, body: capture.body.toString("base64") }),
  });
  await expect(checked).resolves.toBeUndefined();
});

/** Megabytes of one thing: quadratic code would take hours, and the watchdog would end it. */
const LARGE = effort({ short: 200_000, long: 8_000_000 });

test.each([
  ["newlines", "\n".repeat(LARGE)],
  ["an array on many lines", `[${'{"event":"a",\n"data":{\n}}\n,\n'.repeat(LARGE / 28)}{}]`],
  ["an array of numbers on many lines", `[${"0,\n".repeat(LARGE / 3)}0]`],
  ["nested arrays", `${"[".repeat(LARGE / 2)}${"]".repeat(LARGE / 2)}`],
  ["payloads, one a line", '{"event":"a","data":{}}\n'.repeat(LARGE / 24)],
  ["torn records", '{"v":1,"kind":"req\n'.repeat(LARGE / 19)],
  ["one torn record", `{"v":1,"kind":"request","body":"${"x".repeat(LARGE)}`],
  ["a deeply nested record", `{"v":1,"kind":"request","issues":${"[".repeat(LARGE / 2)}${"]".repeat(LARGE / 2)}}\n`],
  ["a record with many headers", `{"v":1,"kind":"request","headers":[${'["a","b"],'.repeat(LARGE / 10)}["a"]]}\n`],
  ["invalid JSON", "}{".repeat(LARGE / 2)],
])("megabytes of %s are read to the end", async (what, text) => {
  using _ = watchdog({ name: `reader, ${what}`, seed: 0 });
  await expect(itemsOf(Buffer.from(text))).resolves.toBeInstanceOf(Array);
});
