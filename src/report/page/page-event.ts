import type { HeaderPair } from "../../captures/capture.ts";
import { placeName } from "../../captures/place.ts";
import { bodyHash } from "../../captures/record/body.ts";
import { bodyText, parseEncodedBody } from "../../captures/record/readable-body.ts";
import type { RecordedResponse } from "../../captures/record/response-record.ts";
import type { Comparison } from "../../delivery/compare/difference.ts";
import type { Explanation } from "../../delivery/outcome/explain.ts";
import type { DeliveryOutcome } from "../../delivery/outcome/outcome.ts";
import type { DeliveryResult } from "../../delivery/send/result.ts";
import { sentenceOf } from "../../events/catalogue/sentence.ts";
import type { Envelope } from "../../events/validation/envelope.ts";
import type { Issue } from "../../events/validation/issue.ts";
import { type Validation, type Verdict, validateParsed } from "../../events/validation/validate.ts";
import { ENGLISH } from "../../language/language.ts";
import type { ReceivedEvent } from "../../listener/listener-event.ts";
import type { OutputEvent, RecordedEvent } from "../output-event.ts";
import { differenceText, resultText } from "../pretty/delivery.ts";
import { createTheme } from "../text/theme.ts";
import { duration, size } from "../text/units.ts";
import { inEnglish } from "../../language/said.ts";

/** An event on the page. Its texts are cut, but not made safe. */
export interface PageEvent {
  /** `#3`, or the place in its source. */
  readonly label: string;
  /** When it was received; `null` when that is not known. */
  readonly receivedMs: number | null;
  readonly name: string | null;
  readonly verdict: Verdict;
  readonly sentence: string | null;
  readonly issues: readonly Issue[];
  /** `POST /hooks`; `null` when nothing is known of the request. */
  readonly request: string | null;
  readonly body: string | null;
  readonly answer: PageAnswer | null;
  readonly envelope: Envelope | null;
  readonly sha256: string;
}

/** The answer to an event. */
interface PageAnswer {
  /** `200 in 12 ms`, `timed out after 5 s`. */
  readonly text: string;
  /** `null` when nothing was answered. */
  readonly durationMs: number | null;
  readonly accepted: boolean;
  /** Why it was not accepted, and how it differs from the recorded answer. */
  readonly problems: readonly string[];
  readonly body: string | null;
}

const PLAIN = createTheme(false);
const LONGEST_BODY = 8000;
const LONGEST_PROBLEM = 600;
const MOST_DIFFERENCES = 12;
const MOST_ISSUES = 30;

/** The event of an output event, if it is about one. */
export function pageEventOf(output: OutputEvent): PageEvent | undefined {
  switch (output.type) {
    case "delivery":
      return deliveredEvent(output.outcome);
    case "event":
      return receivedEvent(output);
    case "validation":
      return validatedEvent(output);
    default:
      return undefined;
  }
}

/** An event of a capture, with its recorded answer. */
export function recordedEvent({ number, capture, body, recorded, validation }: RecordedEvent): PageEvent {
  const headers = capture?.headers ?? [];
  return {
    ...validated(validation),
    label: `#${number}`,
    receivedMs: capture === null ? null : Date.parse(capture.receivedAt),
    request: capture === null ? null : `${capture.method} ${capture.path}`,
    body: body.text === undefined || body.text === "" ? shownBody(headers, body.bytes) : shownText(body.text),
    answer: recorded === null ? null : recordedAnswer(recorded.response),
    sha256: capture?.sha256 ?? bodyHash(body.bytes),
  };
}

function deliveredEvent(outcome: DeliveryOutcome): PageEvent {
  const { number, origin, method, url, sent, sha256, accepted, result, explanation, comparison } = outcome;
  return {
    ...validated(validateParsed(parseEncodedBody(sent))),
    label: origin === null ? `#${number}` : `#${number} (${placeName(origin)})`,
    receivedMs: null,
    request: `${method} ${url}`,
    body: shownBody(sent.headers, sent.body),
    answer: { ...answerOf(result, accepted), problems: problemsOf(explanation, comparison) },
    sha256,
  };
}

function receivedEvent({ number, capture, envelope, issues, answer }: ReceivedEvent): PageEvent {
  const { event, verdict, receivedAt, method, path, headers, body } = capture;
  const { status, durationMs, forwarded } = answer;
  const isSuccess = status !== null && status >= 200 && status < 300;
  const own = {
    text: status === null ? `connection closed after ${duration(durationMs)}` : `${status} in ${duration(durationMs)}`,
    durationMs: status === null ? null : durationMs,
    accepted: isSuccess,
    problems: [],
    body: null,
  };
  return {
    name: event,
    verdict,
    sentence: envelope === null ? null : sentenceOf(envelope),
    issues: issues.slice(0, MOST_ISSUES),
    envelope,
    label: `#${number}`,
    receivedMs: Date.parse(receivedAt),
    request: `${method} ${path}`,
    body: shownBody(headers, body),
    answer:
      forwarded === null
        ? own
        : {
            ...answerOf(forwarded.result, forwarded.explanation === null && isSuccess),
            problems: problemsOf(forwarded.explanation, null),
          },
    sha256: bodyHash(body),
  };
}

function validatedEvent({ origin, validation }: Extract<OutputEvent, { type: "validation" }>): PageEvent {
  return {
    ...validated(validation),
    label: placeName(origin),
    receivedMs: null,
    request: null,
    body: null,
    answer: null,
    sha256: `${origin.source}:${origin.line}`,
  };
}

function validated({
  event,
  verdict,
  issues,
  envelope,
}: Validation): Pick<PageEvent, "name" | "verdict" | "issues" | "sentence" | "envelope"> {
  const sentence = envelope === null ? null : sentenceOf(envelope);
  return { name: event, verdict, issues: issues.slice(0, MOST_ISSUES), sentence, envelope };
}

function recordedAnswer(response: RecordedResponse): PageAnswer {
  const { status, durationMs, headers, body } = response;
  return {
    text: `${status} in ${duration(durationMs)}`,
    durationMs,
    accepted: status >= 200 && status < 300,
    problems: [],
    body: shownBody(headers, body),
  };
}

function answerOf(result: DeliveryResult, accepted: boolean): Omit<PageAnswer, "problems"> {
  return {
    text: resultText(result, ENGLISH),
    durationMs: result.kind === "answered" ? result.durationMs : null,
    accepted,
    // The body of a result is decompressed.
    body: result.kind === "answered" ? shownBody([], result.body) : null,
  };
}

function problemsOf(explanation: Explanation | null, comparison: Comparison | null): string[] {
  const differences = comparison?.differences.slice(0, MOST_DIFFERENCES) ?? [];
  return [
    ...(explanation === null ? [] : [inEnglish(explanation.problem).slice(0, LONGEST_PROBLEM)]),
    ...(explanation?.nextStep == null ? [] : [`hint: ${inEnglish(explanation.nextStep)}`]),
    ...differences.map((difference) => differenceText(difference, PLAIN)),
  ];
}

function shownBody(headers: readonly HeaderPair[], body: Buffer): string | null {
  if (body.length === 0) return null;
  const text = bodyText({ headers, body })?.text;
  return text === undefined ? `${size(body.length)}, not text` : shownText(text);
}

function shownText(text: string): string {
  if (text.length <= LONGEST_BODY) return text;
  // A copy: a part of a string keeps the whole of it in memory.
  const start = Buffer.from(text.slice(0, LONGEST_BODY)).toString();
  return `${start}… (${text.length} characters)`;
}
