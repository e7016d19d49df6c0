import type { OutputEvent } from "./output-event.ts";

/** Whether an event tells of a failure: something that was checked and is not as it should be. */
export function isFailure(event: OutputEvent): boolean {
  switch (event.type) {
    case "event":
      return isInvalid(event.capture.verdict) || event.answer.forwarded?.explanation != null;
    case "difference":
    case "refused":
    case "personal":
      return true;
    case "delivery":
      return !event.outcome.accepted || event.outcome.repeat?.difference?.matters === true;
    case "validation":
      return isInvalid(event.validation.verdict);
    case "listed":
    case "exchange":
      return isInvalid(event.entry.validation.verdict);
    case "call":
      return event.findings.some(({ severity }) => severity !== "info");
    case "drift":
      return event.severity === "breaking";
    case "expectation":
      return event.outcome !== "met";
    case "asked":
      return event.verdict.outcome === "falls_back";
    case "diagnosis":
      return event.outcome === "failed";
    case "file":
      return event.change === "none" && !event.same;
    case "command":
      return !event.succeeded;
    case "check":
    case "latency_limit":
      return !event.held;
    default:
      return false;
  }
}

function isInvalid(verdict: string): boolean {
  return verdict === "invalid" || verdict === "unparsable";
}
