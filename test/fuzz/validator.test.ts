import { expect, test } from "vitest";
import { SAMPLES } from "../../src/events/catalogue/samples.ts";
import { sentenceOf } from "../../src/events/catalogue/sentence.ts";
import { type Validation, validateBody } from "../../src/events/validation/validate.ts";
import { effort } from "../support/run/effort.ts";
import { checkCases, shorterBytes, shownBytes } from "./run/cases.ts";
import { hostileBody } from "./input/hostile-body.ts";
import { untouchedPrototypes } from "./run/untouched-prototypes.ts";
import { watchdog } from "./run/watchdog.ts";

const VERDICTS: ReadonlySet<string> = new Set(["valid", "invalid", "unknown", "unparsable"]);
/** The listed issues, and one that counts the rest. */
const MOST_ISSUES = 101;
const MOST_ISSUE_CHARACTERS = 200_000;

/** Checks the rules that hold for every body. Throws if one is broken. */
function checkBody(body: Buffer): void {
  const found = validateBody(body);
  const { verdict, event, envelope, issues } = found;
  if (!VERDICTS.has(verdict)) throw new Error(`the verdict is ${verdict}`);
  if (issues.length > MOST_ISSUES) throw new Error(`there are ${issues.length} issues`);
  const listed = JSON.stringify(issues);
  if (listed.length > MOST_ISSUE_CHARACTERS) throw new Error(`the issues have ${listed.length} characters`);
  if (issues.some(({ severity }) => severity === "error") !== (verdict === "invalid" || verdict === "unparsable")) {
    throw new Error(`${verdict} does not match ${listed}`);
  }
  const hasEnvelope = verdict === "valid" || verdict === "unknown";
  if (hasEnvelope && envelope?.event !== event) throw new Error(`${verdict}, but no envelope`);
  if (envelope !== null) sentenceOf(envelope);
  // A second validation doubles the time, so only some bodies get it.
  if (body.length % 8 === 0) checkAgain(body, found);
}

function checkAgain(body: Buffer, { verdict, event, issues }: Validation): void {
  const listed = JSON.stringify(issues);
  const again = validateBody(Buffer.from(body));
  if (JSON.stringify(again.issues) !== listed || again.verdict !== verdict || again.event !== event) {
    throw new Error(`the second result is ${JSON.stringify(again.issues)}`);
  }
}

test("any body gets a verdict and few issues, and the same ones the second time", async () => {
  using _ = untouchedPrototypes();
  const checked = checkCases({
    name: "validator",
    count: effort({ short: 2000, long: 1_000_000 }),
    generate: hostileBody,
    check: checkBody,
    show: shownBytes,
    smaller: shorterBytes,
  });
  await expect(checked).resolves.toBeUndefined();
});

/** Megabytes of one thing: quadratic code would take hours, and the watchdog would end it. */
const LARGE = effort({ short: 200_000, long: 8_000_000 });

test.each([
  ["nested lists", `{"event":"call_hangup","data":{"uuid":${"[".repeat(LARGE / 2)}${"]".repeat(LARGE / 2)}}}`],
  ["nested objects", `{"event":"call_hangup","data":${'{"a":'.repeat(LARGE / 8)}1${"}".repeat(LARGE / 8)}}`],
  ["unclosed brackets", `{"event":"call_hangup","data":${'{"a":['.repeat(LARGE / 8)}`],
  ["syntax errors", "} ] : , ".repeat(LARGE / 8)],
  ["an event name", `{"event":"${"call_".repeat(LARGE / 5)}","data":{}}`],
  ["a key", `{"event":"call_hangup","data":{"${"uuid".repeat(LARGE / 4)}":1}}`],
  ["keys beside event and data", `{${numbered(LARGE / 16, "1")},"event":"call_hangup","data":{}}`],
  ["keys of data", `{"event":"call_hangup","data":{${numbered(LARGE / 16, '""')}}}`],
  ["the same key", `{"event":"call_hangup","data":{${'"uuid":1,'.repeat(LARGE / 10)}"uuid":2}}`],
  ["numbers", `{"event":"call_hangup","data":{"call_flow":[${"1e9,".repeat(LARGE / 4)}1]}}`],
  ["a number", `{"event":"call_hangup","data":{"user_id":${"9".repeat(LARGE)}}}`],
  ["escapes", `{"event":"call_hangup","data":{"uuid":"${String.raw`\ud800`.repeat(LARGE / 6)}"}}`],
  ["a time", sampleWith("call_hangup", "ended_at", "2024-11-17T".repeat(LARGE / 11))],
  ["a phone number", sampleWith("call_hangup", "caller_number", "+".repeat(LARGE / 2).padEnd(LARGE, "9"))],
  ["a URL", sampleWith("call_hangup", "record_url", "?X-Amz-Expires=1".repeat(LARGE / 16))],
])("megabytes of %s are validated", (what, body) => {
  using _ = untouchedPrototypes();
  using _watched = watchdog({ name: `validator, ${what}`, seed: 0 });
  checkBody(Buffer.from(body));
  expect(validateBody(Buffer.from(body)).issues.length).toBeGreaterThan(0);
});

function numbered(count: number, value: string): string {
  return Array.from({ length: count }, (_, index) => `"key ${index}":${value}`).join(",");
}

function sampleWith(event: string, key: string, value: string): string {
  const sample = SAMPLES.find((candidate) => candidate.event === event);
  return JSON.stringify({ event, data: { ...sample?.data, [key]: value } });
}
