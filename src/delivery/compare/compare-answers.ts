import { isUtf8 } from "node:buffer";
import type { RecordedResponse } from "../../captures/record/response-record.ts";
import { parseBody } from "../../events/validation/parse-body.ts";
import { decompressedBody } from "../../captures/record/readable-body.ts";
import type { AnsweredResult } from "../send/result.ts";
import { type Comparison, type Difference, MAX_DIFFERENCES, shortText } from "./difference.ts";
import { jsonDifferences } from "./json-differences.ts";
import type { ComparisonRules } from "./rules.ts";

const NO_DIFFERENCE: Comparison = { differences: [], count: 0 };

/** An answer that was kept, or the part of it that was. */
type ComparedAnswer = Pick<AnsweredResult, "headers" | "body">;

/** Compares status and body, where the source has it: as JSON values when both are JSON, else as text or bytes. */
export function compareAnswers(
  recorded: RecordedResponse,
  received: AnsweredResult,
  rules: ComparisonRules,
): Comparison {
  const status: Difference[] =
    recorded.status === received.status
      ? []
      : [{ where: "status", expected: String(recorded.status), received: String(received.status), ignore: null }];
  const body = recorded.bodyUnknown === true ? NO_DIFFERENCE : bodyDifferences(recorded, received, rules);
  return {
    differences: [...status, ...body.differences].slice(0, MAX_DIFFERENCES),
    count: status.length + body.count,
  };
}

/** Compares the bodies of two answers, the second of which may be too long to be kept whole. */
export function bodyDifferences(
  recorded: ComparedAnswer,
  answer: ComparedAnswer & Pick<AnsweredResult, "bodyBytes">,
  rules: ComparisonRules,
): Comparison {
  if (rules.aspect === "status") return NO_DIFFERENCE;
  if (answer.bodyBytes > answer.body.length) {
    const received = `${answer.bodyBytes} bytes: too long to compare`;
    return only({ where: "body", expected: `${recorded.body.length} bytes`, received, ignore: null });
  }
  // A replayed request asks for compression as the recorded one did, and equal texts can be compressed to different bytes.
  const [expected, received] = [decompressedBody(recorded), decompressedBody(answer)];
  const equal = expected.equals(received);
  if (equal && !rules.hasUnmatched) return NO_DIFFERENCE;
  const [before, after] = [parseBody(expected), parseBody(received)];
  if (before.kind === "json" && after.kind === "json") {
    rules.look(before.value);
    rules.look(after.value);
    return jsonDifferences(before.value, after.value, rules);
  }
  if (equal) return NO_DIFFERENCE;
  // Text has no shape.
  if (rules.aspect === "shape" && before.kind !== "json" && after.kind !== "json") return NO_DIFFERENCE;
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
  return { where: `body, line ${line + 1}`, expected: lineOf(before), received: lineOf(after), ignore: null };
}

function bytesDifference(expected: Buffer, received: Buffer): Difference {
  const at = expected.findIndex((byte, index) => byte !== received[index]);
  const from = at === -1 ? expected.length : at;
  const piece = (bytes: Buffer): string =>
    `${bytes.length} bytes, at ${from}: ${bytes.subarray(from, from + 16).toString("hex")}`;
  return { where: "body", expected: piece(expected), received: piece(received), ignore: null };
}
