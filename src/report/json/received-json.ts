import { bodyFields, bodyHash } from "../../captures/record/body.ts";
import { plainIssue } from "../../events/validation/issue.ts";
import { sentenceOf } from "../../events/catalogue/sentence.ts";
import { inEnglishOrNull } from "../../language/said.ts";
import type { ForwardResult, ReceivedEvent } from "../../listener/listener-event.ts";
import { resultJson } from "./delivery-json.ts";
import type { ReceivedJson } from "./json-types.ts";

export function receivedJson({
  number,
  capture,
  envelope,
  issues,
  related,
  signature,
  answer,
}: ReceivedEvent): ReceivedJson {
  const { body, issues: _found, ...request } = capture;
  return {
    number,
    ...request,
    issues: issues.map(plainIssue),
    ...bodyFields(body),
    sha256: bodyHash(body),
    sentence: envelope === null ? null : sentenceOf(envelope),
    ...related,
    signature: signature == null ? null : { verified: signature.verified },
    answer: {
      ...answer,
      because: inEnglishOrNull(answer.because),
      forwarded: answer.forwarded === null ? null : forwardedJson(answer.forwarded),
    },
  };
}

function forwardedJson({ url, result, explanation }: ForwardResult): NonNullable<ReceivedJson["answer"]["forwarded"]> {
  return {
    url,
    problem: inEnglishOrNull(explanation?.problem),
    nextStep: inEnglishOrNull(explanation?.nextStep),
    result: resultJson(result),
  };
}
