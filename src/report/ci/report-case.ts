import { placeName } from "../../captures/place.ts";
import type { Origin } from "../../captures/capture.ts";
import type { DeliveryOutcome } from "../../delivery/outcome/outcome.ts";
import { printable, printableStart } from "../../events/payload/printable.ts";
import { hintText } from "../message-text.ts";
import type { LatencyCheck, OutputEvent } from "../output-event.ts";
import { createTheme } from "../text/theme.ts";
import { tooSlowText } from "../pretty/delivery-summary.ts";
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
  /** Annotations for lines of the source. A passed case can have warnings. */
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
    case "command":
      return event.succeeded ? undefined : errorCase(event.command, `${event.command} ${event.outcome}`);
    case "error":
      return errorCase("the run", event.message, event.hint);
    default:
      return undefined;
  }
}

function errorCase(name: string, message: string, hint: string | null = null): ReportCase {
  return {
    name: printableStart(name, 100),
    place: null,
    outcome: "errored",
    durationMs: 0,
    message: printable(message),
    details: hint === null ? [] : [hintText(hint, PLAIN)],
    annotations: [],
  };
}

/** The name of a case with its place: `call_hangup (captures.ndjson:3)`. */
export function caseTitle({ name, place }: ReportCase): string {
  return place === null ? name : `${name} (${printable(placeName(place))})`;
}

function deliveryCase({ event, origin, accepted, result, explanation, comparison }: DeliveryOutcome): ReportCase {
  const message = explanation === null ? "" : printable(explanation.problem);
  const step = explanation?.nextStep ?? null;
  const differences = comparison?.differences.map((difference) => differenceText(difference, PLAIN)) ?? [];
  return {
    name: eventName(event),
    place: origin,
    outcome: accepted ? "passed" : "failed",
    durationMs: result.durationMs,
    message,
    details: [...(accepted ? [] : differences), ...(step === null ? [] : [hintText(step, PLAIN)])],
    annotations: accepted || origin === null ? [] : [{ severity: "error", line: origin.line, message }],
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
    annotations: found,
  };
}

function latencyCase({ event, p95Ms, limitMs, held }: LatencyCheck): ReportCase {
  return {
    name: `${eventName(event)}: p95 at most ${duration(limitMs)}`,
    place: null,
    outcome: held ? "passed" : "failed",
    durationMs: 0,
    message: held ? "" : `${eventName(event)} ${tooSlowText({ p95Ms, limitMs })}`,
    details: [],
    annotations: [],
  };
}

function eventName(event: string | null): string {
  return printableStart(event ?? "(no event name)", 100);
}
