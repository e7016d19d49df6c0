import { isUtf8 } from "node:buffer";
import type { RecordedResponse } from "../../captures/record/response-record.ts";
import { parseBody } from "../../events/validation/parse-body.ts";
import type { PayloadPath } from "../../events/payload/payload-path.ts";
import { decompressedBody } from "../send/decompress.ts";
import type { AnsweredResult } from "../send/result.ts";
import { type Comparison, type Difference, MAX_DIFFERENCES, shortText } from "./difference.ts";
import { jsonDifferences } from "./json-differences.ts";

/** Compares status and body: as JSON values without the `ignore` paths when both are JSON, else as text or bytes. */
export function compareAnswers(
  recorded: RecordedResponse,
  received: AnsweredResult,
  ignore: readonly PayloadPath[],
): Comparison {
  const status: Difference[] =
    recorded.status === received.status
      ? []
      : [{ where: "status", expected: String(recorded.status), received: String(received.status) }];
  const body = bodyDifferences(recorded, received, ignore);
  return {
    differences: [...status, ...body.differences].slice(0, MAX_DIFFERENCES),
    count: status.length + body.count,
  };
}

function bodyDifferences(
  recorded: RecordedResponse,
  answer: AnsweredResult,
  ignore: readonly PayloadPath[],
): Comparison {
  if (answer.bodyBytes > answer.body.length) {
    const received = `${answer.bodyBytes} bytes: too long to compare`;
    return only({ where: "body", expected: `${recorded.body.length} bytes`, received });
  }
  // A replayed request asks for compression as the recorded one did, and equal texts can be compressed to different bytes.
  const [expected, received] = [decompressedBody(recorded), decompressedBody(answer)];
  if (expected.equals(received)) return { differences: [], count: 0 };
  const [before, after] = [parseBody(expected), parseBody(received)];
  if (before.kind === "json" && after.kind === "json") return jsonDifferences(before.value, after.value, ignore);
  return isUtf8(expected) && isUtf8(received)
    ? only(textDifference(expected.toString("utf8"), received.toString("utf8")))
    : only(bytesDifference(expected, received));
}

function only(difference: Difference): Comparison {
  return { differences: [difference], count: 1 };
}

/** The first line that differs: the lines after it can be equal, but moved. */
function textDifference(expected: string, received: string): Difference {
  const before = expected.split("\n");
  const after = received.split("\n");
  const at = before.findIndex((line, index) => line !== after[index]);
  const line = at === -1 ? before.length : at;
  const lineOf = (lines: readonly string[]): string | null => (line in lines ? shortText(lines[line] ?? "") : null);
  return { where: `body, line ${line + 1}`, expected: lineOf(before), received: lineOf(after) };
}

function bytesDifference(expected: Buffer, received: Buffer): Difference {
  const at = expected.findIndex((byte, index) => byte !== received[index]);
  const from = at === -1 ? expected.length : at;
  const piece = (bytes: Buffer): string =>
    `${bytes.length} bytes, at ${from}: ${bytes.subarray(from, from + 16).toString("hex")}`;
  return { where: "body", expected: piece(expected), received: piece(received) };
}
