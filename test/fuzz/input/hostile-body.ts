import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { SAMPLES } from "../../../src/events/catalogue/samples.ts";
import type { Dice } from "../run/dice.ts";
import { INHERITED_NAMES, hostileText } from "./hostile-text.ts";
import { type JsonTree, containersOf, treeOf, written } from "./json-tree.ts";

const FIXTURES = ["published-call-init-2024.json", "seed-2023.json"].map((name): unknown =>
  JSON.parse(readFileSync(resolve(import.meta.dirname, "../../fixtures", name), "utf8")),
);

/** Real payloads, the start of all mutated ones. */
const PAYLOADS: readonly unknown[] = [...SAMPLES.map(({ event, data }) => ({ event, data })), ...FIXTURES];
const KEYS = [...new Set(SAMPLES.flatMap(({ data }) => Object.keys(data)))];
const EVENT_NAMES = SAMPLES.map(({ event }) => event);

/** The size of the largest generated value, in bytes. The listener's default limit is a megabyte. */
const LARGE = 900_000;

/** The bytes of a request body: mostly a mutated real payload, sometimes something else. */
export function hostileBody(dice: Dice): Buffer {
  return dice.weighted<() => Buffer>([
    [70, () => Buffer.from(mutatedPayload(dice))],
    [16, () => brokenBytes(Buffer.from(mutatedPayload(dice)), dice)],
    [10, () => strangeBody(dice)],
    [4, () => Buffer.from(JSON.stringify(dice.pick(PAYLOADS)))],
  ])();
}

/** The JSON of a real payload with some parts changed. */
export function mutatedPayload(dice: Dice): string {
  const tree = treeOf(dice.pick(PAYLOADS));
  for (let left = dice.between(0, 6); left > 0; left -= 1) mutate(tree, dice);
  return written(tree);
}

function mutate(tree: JsonTree, dice: Dice): void {
  const container = dice.pick(containersOf(tree));
  if (container.kind === "list") {
    const { items } = container;
    if (dice.oneIn(4) && items.length > 0) items.splice(dice.below(items.length), 1);
    else items.splice(dice.below(items.length + 1), 0, hostileValue(dice));
    return;
  }
  const { entries } = container;
  const at = dice.below(entries.length + 1);
  const [key, value] = entries[at] ?? [hostileKey(dice), hostileValue(dice)];
  dice.weighted<() => void>([
    [6, () => void entries.splice(at, 1, [key, hostileValue(dice)])],
    [2, () => void entries.splice(at, 1)],
    [2, () => void entries.splice(at, 0, [key, hostileValue(dice)])],
    [2, () => void entries.splice(at, 1, [hostileKey(dice), value])],
    [3, () => void entries.splice(at, 0, [hostileKey(dice), hostileValue(dice)])],
    [1, () => void entries.splice(at, 1, [key, { kind: "list", items: [value, value] }])],
    [1, () => void entries.splice(at, 1, [key, { kind: "object", entries: [[hostileKey(dice), value]] }])],
    [1, () => void entries.splice(at, 1, ["event", { kind: "text", text: JSON.stringify(dice.pick(EVENT_NAMES)) }])],
    [1, () => void entries.splice(0, entries.length, ...entries.toReversed())],
  ])();
}

/** A key for an object: known, similar to a known one, or hostile. */
export function hostileKey(dice: Dice): string {
  return dice.weighted<() => string>([
    [4, () => dice.pick(KEYS)],
    [2, () => `${dice.pick(KEYS)}${dice.pick(["s", "_", "\u0000", "."])}`],
    [3, () => dice.pick(INHERITED_NAMES)],
    [3, () => hostileText(dice)],
    [1, () => dice.pick(["event", "data", "", "0", "v", "kind", "uuid"])],
  ])();
}

/** Any JSON value. */
export function hostileValue(dice: Dice): JsonTree {
  const text = dice.weighted<() => string>([
    [40, () => JSON.stringify(hostileText(dice))],
    [20, () => dice.pick(PLAIN_VALUES)],
    [10, () => dice.pick(NUMBERS)],
    [6, () => `"${dice.pick(WRITTEN_TEXTS)}"`],
    [4, () => JSON.stringify(dice.pick(TIMES))],
    [
      4,
      () => written({ kind: "object", entries: [[hostileKey(dice), { kind: "text", text: dice.pick(PLAIN_VALUES) }]] }),
    ],
    [2, () => nested(dice.between(2, 60), dice)],
    [1, () => JSON.stringify(hostileText(dice).repeat(dice.between(10, 200)))],
  ])();
  if (!dice.oneIn(3000)) return { kind: "text", text };
  return { kind: "text", text: hugeValue(dice) };
}

function hugeValue(dice: Dice): string {
  const size = dice.pick([20_000, 70_000, 250_000, LARGE]);
  return dice.weighted<() => string>([
    [2, () => nested(Math.floor(size / 12), dice)],
    [2, () => `"${dice.pick(["x", "1", "é", String.raw`\u001b`, "_", "a@", "😀"]).repeat(Math.floor(size / 6))}"`],
    [
      1,
      () =>
        `[${dice
          .pick(["0", "{}", '""', "null"])
          .concat(",")
          .repeat(Math.floor(size / 5))}0]`,
    ],
    [1, () => `{${dice.list(Math.floor(size / 20), () => `"k${dice.below(1e9)}":1`).join(",")}}`],
    [1, () => `{${JSON.stringify("k".repeat(Math.floor(size / 2)))}:${nested(Math.floor(size / 24), dice)}}`],
  ])();
}

function nested(depth: number, dice: Dice): string {
  const [open, close] = dice.pick([["[", "]"] as const, ['{"a":', "}"] as const, ['[{"":', "}]"] as const]);
  return `${open.repeat(depth)}1${close.repeat(depth)}`;
}

const PLAIN_VALUES = ["null", "true", "false", "0", "7", '""', "[]", "{}", '"inbound"', '"outbound"', '"7"', '"null"'];
const NUMBERS = [
  "1e999",
  "-1e999",
  "-0",
  "0.1e-400",
  "9007199254740993",
  "123456789012345678901234567890",
  "1.7976931348623157e308",
  "-1",
  "2147483648",
  "1E+2",
];
const TIMES = [
  "2024-11-17T10:41:00Z",
  "9999-99-99T99:99:99Z",
  "+275760-09-13T00:00:00Z",
  "2024-02-30T24:00:00Z",
  "2024-11-17T10:41:00.123456789012Z",
  "0000-00-00T00:00:00Z",
  "https://x/?X-Amz-Date=99999999T999999Z&X-Amz-Expires=999999999",
];
/** Text between quotes: escapes that JSON allows, and characters and escapes that it forbids. */
const WRITTEN_TEXTS = [
  String.raw`\ud800`,
  String.raw`\udc00\ud800x`,
  String.raw`\u0000`,
  String.raw`\u001b[2J`,
  String.raw`\u202e`,
  String.raw`\u009b5m`,
  String.raw`\/\b\f\n\r\t\"`,
  String.raw`\x`,
  String.raw`\u12`,
  "\u0000",
  "\n",
  "\u001b[2J",
];

/** Damaged bytes: cut, extended, changed, or in another encoding. */
export function brokenBytes(bytes: Buffer, dice: Dice): Buffer {
  const at = dice.below(bytes.length + 1);
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
  return dice.weighted<() => Buffer>([
    [4, () => before],
    [4, () => Buffer.concat([before, dice.bytes(dice.between(1, 6)), after])],
    [2, () => Buffer.concat([before, dice.bytes(1), after.subarray(1)])],
    [2, () => Buffer.concat([before, dice.pick(BROKEN_UTF8), after])],
    [1, () => Buffer.concat([Buffer.from("\ufeff"), bytes])],
    [1, () => Buffer.concat([bytes, dice.pick(BROKEN_UTF8)])],
    [1, () => Buffer.concat([bytes, Buffer.from("\n"), bytes])],
    [1, () => Buffer.from(bytes.toString("latin1"), "utf16le")],
    [1, () => Buffer.concat([before, after.subarray(dice.between(1, 40))])],
  ])();
}

const BROKEN_UTF8 = [
  Buffer.from([0xff]),
  Buffer.from([0xc0, 0x80]),
  Buffer.from([0xed, 0xa0, 0x80]),
  Buffer.from([0xf4, 0x90, 0x80, 0x80]),
  Buffer.from([0xe2, 0x82]),
  Buffer.from([0x80]),
  Buffer.from([0xfe, 0xff]),
  Buffer.from([0x00]),
];

function strangeBody(dice: Dice): Buffer {
  const text = dice.weighted<() => string>([
    [2, () => ""],
    [2, () => written(hostileValue(dice))],
    [2, () => hostileText(dice)],
    [1, () => "event_type=call_state&state=hangup&direction=IN&caller=905438856301"],
    [1, () => "<html><body>502</body></html>"],
    [1, () => `[${mutatedPayload(dice)}]`],
    [1, () => `{"__proto__":${mutatedPayload(dice)}}`],
    [1, () => `/* x */ ${mutatedPayload(dice)}`],
    [1, () => dice.pick(["NaN", "undefined", "'x'", "{,}", "[1,]", '{"event":}', "\u0000", " \n\t ", "{{{{", "]]]]"])],
  ])();
  return dice.oneIn(8) ? dice.bytes(dice.below(200)) : Buffer.from(text);
}
