import { createHash } from "node:crypto";
import { encodeRequest } from "../../../src/captures/record/request-record.ts";
import { encodeResponse } from "../../../src/captures/record/response-record.ts";
import { validateBody } from "../../../src/events/validation/validate.ts";
import type { CaptureWithBody } from "../../support/captures/capture.ts";
import type { Dice } from "../run/dice.ts";
import { brokenBytes, hostileBody, hostileKey, hostileValue } from "./hostile-body.ts";
import { hostileText } from "./hostile-text.ts";
import { type JsonTree, containersOf, treeOf, written } from "./json-tree.ts";

/** A capture that a listener could have made. */
export function anyCapture(dice: Dice): CaptureWithBody {
  const body = hostileBody(dice);
  const { event, verdict, issues } = validateBody(body);
  return {
    id: `${dice.below(1e9)}-${hostileText(dice)}`,
    receivedAt: new Date(dice.below(4e9) * 1000).toISOString(),
    offsetMs: dice.below(1e9) / 10,
    method: dice.pick(["POST", "PUT", "PATCH"]),
    path: `/${latin1(dice)}`,
    httpVersion: "1.1",
    remoteAddress: "127.0.0.1",
    headers: dice.list(dice.below(4), () => [latin1(dice), latin1(dice)]),
    body,
    sha256: createHash("sha256").update(body).digest("hex"),
    event,
    verdict,
    issues,
  };
}

function latin1(dice: Dice): string {
  return Buffer.from(hostileText(dice)).toString("latin1");
}

/** A line that a capture file could contain, with its newline unless it is torn. */
export function hostileLine(dice: Dice): Buffer {
  return dice.weighted<() => Buffer>([
    [10, () => Buffer.from(encodeRequest(anyCapture(dice)))],
    [5, () => line(mutatedRecord(dice))],
    [3, () => brokenBytes(Buffer.from(encodeRequest(anyCapture(dice))), dice)],
    [2, () => Buffer.from(encodeResponse(anyResponse(dice)))],
    [1, () => line(written(hostileValue(dice)))],
    [
      1,
      () =>
        line(
          dice.pick([
            "",
            " ",
            "\t\r",
            "null",
            "[]",
            "{}",
            '{"v":2}',
            '{"v":1}',
            '{"v":1e999,"kind":"request"}',
            '{"v":',
          ]),
        ),
    ],
    [1, () => Buffer.concat([dice.bytes(dice.below(300)), Buffer.from("\n")])],
  ])();
}

function line(text: string): Buffer {
  return Buffer.from(`${text}\n`);
}

function anyResponse(dice: Dice): Parameters<typeof encodeResponse>[0] {
  return {
    id: hostileText(dice),
    by: dice.pick(["forward", "replay"]),
    status: dice.between(100, 999),
    durationMs: dice.below(10_000) / 10,
    headers: [[latin1(dice), latin1(dice)]],
    body: hostileBody(dice),
  };
}

/** A record with some fields changed, missing or repeated. */
function mutatedRecord(dice: Dice): string {
  const record = dice.oneIn(4) ? encodeResponse(anyResponse(dice)) : encodeRequest(anyCapture(dice));
  const tree = treeOf(JSON.parse(record));
  for (let left = dice.between(1, 3); left > 0; left -= 1) mutate(tree, dice);
  return written(tree).replaceAll("\n", "");
}

function mutate(tree: JsonTree, dice: Dice): void {
  const container = dice.oneIn(3) ? dice.pick(containersOf(tree)) : tree;
  if (container.kind === "list") container.items.push(hostileValue(dice));
  if (container.kind !== "object") return;
  const { entries } = container;
  const at = dice.below(entries.length + 1);
  const [key] = entries[at] ?? [hostileKey(dice)];
  dice.weighted<() => unknown>([
    [4, () => entries.splice(at, 1, [key, fieldValue(key, dice)])],
    [1, () => entries.splice(at, 1)],
    [1, () => entries.splice(at, 0, [key, fieldValue(key, dice)])],
    [1, () => entries.push([hostileKey(dice), hostileValue(dice)])],
    [
      1,
      () => entries.push(["bodyBase64", asText(dice.pick(["", "A", "====", "QQ==", "Q Q", "\u00e9", "_-", "QQ=\n"]))]),
    ],
  ])();
}

function fieldValue(key: string, dice: Dice): JsonTree {
  const values = FIELD_VALUES.get(key);
  return values === undefined || dice.oneIn(2) ? hostileValue(dice) : { kind: "text", text: dice.pick(values) };
}

function asText(value: string): JsonTree {
  return { kind: "text", text: JSON.stringify(value) };
}

const FIELD_VALUES: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    v: ["0", "2", "1.5", "-1", '"1"', "1e999", "null", "1.0", "true"],
    kind: ['"Request"', '"__proto__"', "null", "7", '"response"'],
    receivedAt: [
      '"2026-02-30T00:00:00Z"',
      '"+275760-09-13T00:00:00.001Z"',
      '"0000-01-01T00:00:00Z"',
      '"2026-11-22"',
      "0",
    ],
    offsetMs: ["-1", "1e999", "1e308", '"0"', "-0"],
    status: ["99", "1000", "200.5", "0", '"200"'],
    headers: ["{}", "[[]]", '[["a"]]', '[["a","b","c"]]', '[["a",1]]', "[null]", '["ab"]'],
    issues: ["[null]", "[7]", '["x"]', "[{}]", '[{"severity":"__proto__","message":7}]', "{}"],
    verdict: ['"VALID"', '"__proto__"', "null"],
    body: ["null", "7", "{}", String.raw`"\ud800"`, String.raw`"\u0000"`],
    sha256: ['""', "null"],
  }),
);
