import { bodyFields } from "../../captures/record/body.ts";
import type { DeliveryOutcome } from "../../delivery/outcome/outcome.ts";
import { inEnglish, inEnglishOrNull } from "../../language/said.ts";
import type { DeliveryResult } from "../../delivery/send/result.ts";
import type { DeliveryJson, ResultJson } from "./json-types.ts";

/** The version of the JSON output. A change that breaks a reader raises it. */
export const OUTPUT_VERSION = 1;

export function deliveryJson(outcome: DeliveryOutcome): DeliveryJson {
  return {
    v: OUTPUT_VERSION,
    type: "delivery",
    number: outcome.number,
    event: outcome.event,
    origin: outcome.origin,
    method: outcome.method,
    url: outcome.url,
    bodyBytes: outcome.bodyBytes,
    sha256: outcome.sha256,
    attempts: outcome.attempts,
    accepted: outcome.accepted,
    repeat: repeatJson(outcome.repeat),
    comparison: outcome.comparison,
    answerVerdict: outcome.answerVerdict && answerJson(outcome.answerVerdict),
    problem: inEnglishOrNull(outcome.explanation?.problem),
    nextStep: inEnglishOrNull(outcome.explanation?.nextStep),
    result: resultJson(outcome.result),
  };
}

function answerJson({
  outcome,
  says,
  hint,
}: NonNullable<DeliveryOutcome["answerVerdict"]>): NonNullable<DeliveryJson["answerVerdict"]> {
  return { outcome, says: inEnglish(says), hint: inEnglishOrNull(hint) };
}

export function resultJson(result: DeliveryResult): ResultJson {
  if (result.kind !== "answered") return result;
  const { kind, status, durationMs, headers, bodyBytes } = result;
  const { body, bodyBase64 } = bodyFields(result.body);
  return { kind, status, durationMs, headers, bodyBytes, body, bodyBase64 };
}

function repeatJson(repeat: DeliveryOutcome["repeat"]): DeliveryJson["repeat"] {
  if (repeat === null) return null;
  const { nth, difference } = repeat;
  return { nth, difference: difference === null ? null : { ...difference, says: inEnglish(difference.says) } };
}
