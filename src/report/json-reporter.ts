import type { Capture } from "../captures/capture.ts";
import { bodyFields, bodyHash } from "../captures/record/body.ts";
import { jsonLine } from "../captures/record/json-line.ts";
import type { RecordedResponse } from "../captures/record/response-record.ts";
import { sentenceOf } from "../events/catalogue/sentence.ts";
import type { Comparison } from "../delivery/compare/difference.ts";
import { type Issue, plainIssue } from "../events/validation/issue.ts";
import { type Wording, inEnglish, inEnglishOrNull } from "../language/said.ts";
import type { FaultPlan } from "../delivery/faults/with-faults.ts";
import type { ExpectationResult } from "../listener/expect/expectations.ts";
import type { NearMiss } from "../listener/expect/match.ts";
import type { PendingEvent } from "../listener/listener-event.ts";
import { OUTPUT_VERSION, deliveryJson, resultJson } from "./json/delivery-json.ts";
import { receivedJson } from "./json/received-json.ts";
import { refusedJson } from "./json/refused-json.ts";
import type {
  AskedRequest,
  ComparedEvent,
  EventDifference,
  OutputEvent,
  PlannedDelivery,
  RecordedEvent,
  Summary,
} from "./output-event.ts";
import type { Reporter } from "./reporter.ts";
import type { TextWriter } from "./text/text-writer.ts";

/** For a program: one JSON object a line on stdout, each with `v` and `type`. */
export function jsonReporter(stdout: TextWriter): Reporter {
  return {
    form: "json",
    report: (event) => {
      const json = jsonOf(event);
      if (json !== null) stdout.write(withoutWorkflowCommands(jsonLine(json)));
    },
    drained: stdout.drained,
    unwrittenBytes: stdout.unwrittenBytes,
  };
}

/** GitHub Actions runs `##[name]` as a command anywhere in a line. Escaped, the JSON means the same. */
function withoutWorkflowCommands(line: string): string {
  return line.includes("##[") ? line.replaceAll("##[", "\\u0023#[") : line;
}

function jsonOf(event: OutputEvent): object | null {
  switch (event.type) {
    case "refused":
      return { v: OUTPUT_VERSION, ...refusedJson(event) };
    case "warning":
    case "error":
      return { v: OUTPUT_VERSION, ...event, ...messageJson(event) };
    case "trouble":
      return { v: OUTPUT_VERSION, ...event, ...messageJson(event), type: "error", code: "trouble" };
    case "note":
    case "check":
      return { v: OUTPUT_VERSION, ...event, message: inEnglish(event.message) };
    case "command":
      return { v: OUTPUT_VERSION, ...event, outcome: inEnglish(event.outcome) };
    case "diagnosis":
      return { v: OUTPUT_VERSION, ...event, says: inEnglish(event.says), hint: inEnglishOrNull(event.hint) };
    case "faults":
      return { v: OUTPUT_VERSION, ...event, ...faultsJson(event) };
    case "expectation":
      return { v: OUTPUT_VERSION, ...event, ...expectationJson(event) };
    case "summary":
      return { v: OUTPUT_VERSION, ...event, ...summaryJson(event) };
    case "ready":
    case "tunnel":
    case "text":
    case "sample":
    case "catalogue":
    case "explanation":
    case "scenarios":
    case "scenario":
    case "rules":
    case "file":
    case "latency_limit":
      return { v: OUTPUT_VERSION, ...event };
    case "call":
      return {
        v: OUTPUT_VERSION,
        ...event,
        sentence: inEnglish(event.sentence),
        findings: event.findings.map(plainIssue),
      };
    case "drift":
      return { v: OUTPUT_VERSION, ...event, message: inEnglish(event.message) };
    case "personal": {
      const { origin, ...finding } = event;
      return { v: OUTPUT_VERSION, ...finding, ...origin };
    }
    case "progress":
      return null;
    case "pending":
      return { v: OUTPUT_VERSION, type: "pending", ...pendingJson(event) };
    case "event":
      return { v: OUTPUT_VERSION, type: "event", ...receivedJson(event) };
    case "delivery":
      return deliveryJson(event.outcome);
    case "asked":
      return { v: OUTPUT_VERSION, type: "asked", ...askedJson(event) };
    case "planned":
      return { v: OUTPUT_VERSION, type: "planned", ...plannedJson(event) };
    case "listed":
      return { v: OUTPUT_VERSION, type: "listed", ...listedJson(event.entry) };
    case "exchange":
      return { v: OUTPUT_VERSION, type: "exchange", ...exchangeJson(event.entry) };
    case "difference":
      return { v: OUTPUT_VERSION, type: "difference", ...differenceJson(event) };
    case "validation":
      return { v: OUTPUT_VERSION, type: "validation", ...validationJson(event) };
  }
}

function validationJson({ origin, validation, lines }: Extract<OutputEvent, { type: "validation" }>): object {
  const { event, verdict } = validation;
  const issues = validation.issues.map((issue) => ({
    ...plainIssue(issue),
    line: lines.get(issue.path) ?? origin.line,
  }));
  return { ...origin, event, verdict, issues };
}

function messageJson({ message, hint }: { readonly message: Wording; readonly hint: Wording | null }): object {
  return { message: inEnglish(message), hint: inEnglishOrNull(hint) };
}

function expectationJson({ expected, nearestMiss }: ExpectationResult): object {
  return { expected: inEnglish(expected), nearestMiss: nearestMiss === null ? null : nearMissJson(nearestMiss) };
}

function nearMissJson(miss: NearMiss): object {
  switch (miss.kind) {
    case "invalid":
    case "refused":
      return { ...miss, message: inEnglish(miss.message) };
    case "other_value":
      return { ...miss, expected: inEnglish(miss.expected), received: inEnglish(miss.received) };
    case "other_name":
      return miss;
  }
}

function faultsJson({ applied, order }: FaultPlan): object {
  return {
    applied: applied.map((fault) => ({ ...fault, says: inEnglish(fault.says) })),
    order: order.map((place) => ({ ...place, bent: place.bent.map(inEnglish) })),
  };
}

/** What Hipcall does, in English. */
function summaryJson(summary: Summary): object {
  if (summary.command === "ask") return { says: inEnglishOrNull(summary.says) };
  if (!("hipcall" in summary) || summary.hipcall === null) return {};
  const { hipcall } = summary;
  return {
    hipcall:
      typeof hipcall === "object" && "says" in hipcall
        ? { ...hipcall, says: inEnglish(hipcall.says) }
        : inEnglish(hipcall),
  };
}

/** Without headers and body: the event with its answer follows, and has them. */
function pendingJson({ number, capture, waitsFor }: PendingEvent): object {
  const { id, receivedAt, event, verdict, method, path, body } = capture;
  return { number, id, receivedAt, event, verdict, method, path, bodyBytes: body.length, waitsFor };
}

function askedJson({ number, request, method, url, body, result, verdict }: AskedRequest): object {
  const { outcome, says, notes, hint } = verdict;
  const texts = { says: inEnglish(says), notes: notes.map(inEnglish), hint: inEnglishOrNull(hint) };
  return { number, request, method, url, ...bodyFields(body), result: resultJson(result), outcome, ...texts };
}

function listedJson({ number, origin, capture, body, validation, recorded }: RecordedEvent): object {
  const { event, verdict, envelope, issues } = validation;
  const uuid = envelope?.data["uuid"];
  const count = (severity: Issue["severity"]): number => issues.filter((found) => found.severity === severity).length;
  return {
    number,
    ...origin,
    id: capture?.id ?? null,
    receivedAt: capture?.receivedAt ?? null,
    event,
    uuid: typeof uuid === "string" ? uuid : null,
    sentence: envelope === null ? null : sentenceOf(envelope),
    verdict,
    errors: count("error"),
    warnings: count("warning"),
    bodyBytes: body.bytes.length,
    answer: recorded === null ? null : recordedJson(recorded.response),
  };
}

function differenceJson({ change, event, uuid, envelope, before, after, payload, answer }: EventDifference): object {
  return {
    change,
    event,
    uuid,
    sentence: envelope === null ? null : sentenceOf(envelope),
    before: before === null ? null : comparedJson(before),
    after: after === null ? null : comparedJson(after),
    payload: payload === null ? null : comparisonJson(payload),
    answer: answer === null ? null : comparisonJson(answer),
  };
}

function comparedJson({ number, origin, id, receivedAt }: ComparedEvent): object {
  return { number, ...origin, id, receivedAt };
}

function comparisonJson({ count, differences }: Comparison): object {
  return {
    count,
    differences: differences.map(({ where, expected, received, ignore }) => ({
      where,
      before: expected,
      after: received,
      ignore,
    })),
  };
}

function recordedJson({ by, status, durationMs }: RecordedResponse): object {
  return { by, status, durationMs };
}

function exchangeJson({ number, origin, capture, body, validation, recorded }: RecordedEvent): object {
  const { event, verdict, envelope, issues } = validation;
  return {
    number,
    ...origin,
    request: capture === null ? null : requestJson(capture),
    ...bodyFields(body.bytes),
    sha256: bodyHash(body.bytes),
    event,
    sentence: envelope === null ? null : sentenceOf(envelope),
    verdict,
    issues: issues.map(plainIssue),
    answer: recorded === null ? null : answerJson(recorded.response),
  };
}

function requestJson({ id, receivedAt, method, path, httpVersion, remoteAddress, headers }: Capture): object {
  return { id, receivedAt, method, path, httpVersion, remoteAddress, headers };
}

function answerJson(response: RecordedResponse): object {
  const { headers, body, bodyUnknown = false } = response;
  return { ...recordedJson(response), headers, bodyUnknown, ...bodyFields(body) };
}

function plannedJson({ body, ...planned }: PlannedDelivery): object {
  return { ...planned, ...bodyFields(body) };
}
