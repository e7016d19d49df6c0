import { placeName } from "../../captures/place.ts";
import type { Origin } from "../../captures/capture.ts";
import type { Diagnosis } from "../../delivery/doctor/diagnosis.ts";
import type { DeliveryOutcome } from "../../delivery/outcome/outcome.ts";
import type { DriftFinding } from "../../events/drift/findings.ts";
import type { ExpectationResult } from "../../listener/expect/expectations.ts";
import { printable, printableStart } from "../../events/payload/printable.ts";
import { ENGLISH } from "../../language/language.ts";
import { type Wording, inEnglish } from "../../language/said.ts";
import { hintText } from "../message-text.ts";
import type { LatencyCheck, OutputEvent } from "../output-event.ts";
import { createTheme } from "../text/theme.ts";
import { tooSlowText } from "../pretty/delivery-summary.ts";
import { driftDetails, driftMessage } from "../pretty/captures/drift.ts";
import { expectedText, prettyExpectation } from "../pretty/checks/expectation.ts";
import { differenceText } from "../pretty/delivery.ts";
import { duration } from "../text/units.ts";

/** One check in a report. Each text is one line, safe for a terminal. */
export interface ReportCase {
  /** The name of the event, or of the check. */
  readonly name: string;
  /** Where the event was read; `null` for a check of the whole run. */
  readonly place: Origin | null;
  /** `errored`: it could not be checked. */
  readonly outcome: "passed" | "failed" | "errored";
  readonly durationMs: number;
  /** Why it did not pass; empty when it passed. */
  readonly message: string;
  /** Further lines about a case that did not pass. */
  readonly details: readonly string[];
  /** One annotation for each line of the source, with all that is said of it. A passed case can have warnings. */
  readonly annotations: readonly Annotation[];
}

export interface Annotation {
  readonly severity: "error" | "warning";
  readonly line: number;
  readonly message: string;
}

const PLAIN = createTheme(false);
const MAX_DETAILS = 60;

/** The case of an output event; `undefined` when the event is not a check. */
export function caseOf(event: OutputEvent): ReportCase | undefined {
  switch (event.type) {
    case "delivery":
      return deliveryCase(event.outcome);
    case "validation":
      return validationCase(event);
    case "latency_limit":
      return latencyCase(event);
    case "drift":
      return driftCase(event);
    case "diagnosis":
      return diagnosisCase(event);
    case "expectation":
      return expectationCase(event);
    case "check":
      return checkCase(event.name, event.held, event.message);
    case "command":
      return event.succeeded ? undefined : errorCase(event.command, `${event.command} ${inEnglish(event.outcome)}`);
    case "error":
      return errorCase("the run", event.message, event.hint);
    default:
      return undefined;
  }
}

/** The message and its details, cut at 20 lines. */
export function fullMessage({ message, details }: Pick<ReportCase, "message" | "details">): string {
  return [message, ...details].slice(0, 20).join("\n");
}

function expectationCase(result: ExpectationResult): ReportCase {
  const met = result.outcome === "met";
  const [, closest] = prettyExpectation(result, PLAIN).split("\n");
  const base = checkCase(result.expectation, met, expectedText(result, ENGLISH));
  return { ...base, details: met || !closest ? [] : [closest.trim()] };
}

function diagnosisCase({ check, outcome, says, hint }: Diagnosis): ReportCase | undefined {
  if (outcome === "skipped") return undefined;
  const base = checkCase(check, outcome !== "failed", says);
  return { ...base, details: hint === null || outcome !== "failed" ? [] : [hintText(hint, PLAIN)] };
}

function checkCase(name: string, held: boolean, message: Wording): ReportCase {
  return {
    name: printableStart(name, 100),
    place: null,
    outcome: held ? "passed" : "failed",
    durationMs: 0,
    message: held ? "" : printable(inEnglish(message)),
    details: [],
    annotations: [],
  };
}

function errorCase(name: string, message: Wording, hint: Wording | null = null): ReportCase {
  return {
    name: printableStart(name, 100),
    place: null,
    outcome: "errored",
    durationMs: 0,
    message: printable(inEnglish(message)),
    details: hint === null ? [] : [hintText(hint, PLAIN)],
    annotations: [],
  };
}

/** The name of a case with its place: `call_hangup (captures.ndjson:3)`. */
export function caseTitle({ name, place }: ReportCase): string {
  return place === null ? name : `${name} (${printable(placeName(place))})`;
}

function deliveryCase({ event, origin, accepted, result, explanation, comparison }: DeliveryOutcome): ReportCase {
  const message = explanation === null ? "" : printable(inEnglish(explanation.problem));
  const step = explanation?.nextStep ?? null;
  const differences = comparison?.differences.map((difference) => differenceText(difference, PLAIN)) ?? [];
  const details = [...(accepted ? [] : differences), ...(step === null ? [] : [hintText(step, PLAIN)])];
  return {
    name: eventName(event),
    place: origin,
    outcome: accepted ? "passed" : "failed",
    durationMs: result.durationMs,
    message,
    details,
    annotations:
      accepted || origin === null
        ? []
        : [{ severity: "error", line: origin.line, message: fullMessage({ message, details }) }],
  };
}

function validationCase({ origin, validation, lines }: Extract<OutputEvent, { type: "validation" }>): ReportCase {
  const { verdict, issues } = validation;
  const failed = verdict === "invalid" || verdict === "unparsable";
  const found = issues.flatMap(({ severity, path, message }): Annotation[] =>
    severity === "info" ? [] : [{ severity, line: lines.get(path) ?? origin.line, message: printable(message) }],
  );
  const error = found.find(({ severity }) => severity === "error");
  return {
    name: eventName(validation.event),
    place: origin,
    outcome: failed ? "failed" : "passed",
    durationMs: 0,
    message: failed ? (error?.message ?? verdict) : "",
    details: found.slice(0, MAX_DETAILS).map(({ severity, line, message }) => `line ${line}: ${severity}: ${message}`),
    annotations: onePerLine(found),
  };
}

/** Only a breaking difference fails. A notice is a warning at the line where it was first seen. */
function driftCase(finding: DriftFinding<Origin>): ReportCase {
  const { event, path, severity, origin } = finding;
  const message = driftMessage(finding);
  const about = driftDetails(finding, ENGLISH);
  const failed = severity === "breaking";
  const annotation: Annotation[] =
    origin === null || severity === "info"
      ? []
      : [{ severity: failed ? "error" : "warning", line: origin.line, message: `${message}\n${about}` }];
  return {
    name: eventName(path === null ? event : `${event} ${path}`),
    place: origin,
    outcome: failed ? "failed" : "passed",
    durationMs: 0,
    message: failed ? message : "",
    details: failed ? [about] : [],
    annotations: annotation,
  };
}

/** GitHub shows few annotations of a step, so that what is said of one line is one of them. */
function onePerLine(annotations: readonly Annotation[]): Annotation[] {
  const lines = new Map<number, Annotation>();
  for (const one of annotations) {
    const earlier = lines.get(one.line);
    if (earlier === undefined) lines.set(one.line, one);
    else lines.set(one.line, joinedAnnotation(earlier, one));
  }
  return [...lines.values()];
}

function joinedAnnotation(first: Annotation, second: Annotation): Annotation {
  const severity = first.severity === "error" || second.severity === "error" ? "error" : "warning";
  return { severity, line: first.line, message: `${first.message}\n${second.message}` };
}

function latencyCase({ event, p95Ms, limitMs, held }: LatencyCheck): ReportCase {
  const name = eventName(event);
  return checkCase(
    `${name}: p95 at most ${duration(limitMs)}`,
    held,
    `${name} ${tooSlowText({ p95Ms, limitMs }, ENGLISH)}`,
  );
}

function eventName(event: string | null): string {
  return printableStart(event ?? "(no event name)", 100);
}
