import { placeName } from "../../captures/place.ts";
import type { DeliveryOutcome } from "../../delivery/outcome/outcome.ts";
import { sentenceOf } from "../../events/catalogue/sentence.ts";
import { printable, printableStart } from "../../events/payload/printable.ts";
import type { Issue } from "../../events/validation/issue.ts";
import { issueTexts } from "../../events/validation/said-issue.ts";
import type { Language } from "../../language/language.ts";
import type { ReceivedEvent, RefusedRequest } from "../../listener/listener-event.ts";
import type { OutputEvent, PlannedDelivery } from "../output-event.ts";
import type { Theme } from "../text/theme.ts";
import { localTime } from "../text/local-time.ts";
import { eventName } from "../text/event-name.ts";
import { duration } from "../text/units.ts";
import { prettyCall } from "./captures/calls.ts";
import { prettyDrift } from "./captures/drift.ts";
import { deliveryHeading } from "./delivery.ts";
import { worstFirst } from "./issue.ts";
import { type EventNumbers, answeredText, verdictMark } from "./received-event.ts";
import { isHidden, type Result, resultText } from "./result-text.ts";

/** A result on one line, where it has one; any other as `pretty` shows it. */
export function compactText(event: Result, theme: Theme, numbers: EventNumbers): string {
  switch (event.type) {
    case "event":
      return `${compactEvent(event, theme, numbers)}\n`;
    case "refused":
      return `${compactRefusal(event, theme)}\n`;
    case "delivery":
      return isHidden(event) ? "" : `${compactDelivery(event.outcome, theme)}\n`;
    case "planned":
      return `${compactPlan(event, theme)}\n`;
    case "validation":
      return `${compactValidation(event, theme)}\n`;
    case "call":
      return `${compactCall(event, theme)}\n`;
    case "drift":
      return `${prettyDrift(event, theme).trimEnd().replace(/\n +/, "  ")}\n`;
    default:
      return resultText(event, theme, numbers);
  }
}

/** `#2 10:41:52.341 ✗ invalid call_hangup  200 in 3.4 ms  the sentence  the first issue` */
function compactEvent(event: ReceivedEvent, theme: Theme, numbers: EventNumbers): string {
  const { number, capture, envelope, answer, related, issues } = event;
  const { duplicateOf } = related;
  const first = duplicateOf === null ? undefined : numbers.get(duplicateOf);
  const { language } = theme;
  const duplicate =
    first === undefined ? language.say("duplicate") : language.say("duplicate of #{number}", { number: String(first) });
  const problem = answer.forwarded?.explanation?.problem;
  return joined([
    `${theme.faint(`#${number} ${localTime(capture.receivedAt)}`)} ${verdictMark(capture.verdict, theme)} ${theme.strong(eventName(capture.event, language))}`,
    theme.faint(answeredText(answer, language)),
    envelope === null ? verdictText(issues, language) : printable(sentenceOf(envelope, language)),
    duplicateOf === null ? "" : theme.warn(duplicate),
    problem === undefined ? "" : theme.bad(printableStart(theme.language.tell(problem), 200)),
    firstIssue(issues, theme),
  ]);
}

/** A request that wants an answer has no sentence, but what Hipcall does with the answer. */
function verdictText(issues: readonly Issue[], language: Language): string {
  const verdict = issues.find(({ code, severity }) => code === "answer_verdict" && severity === "info");
  return verdict === undefined ? "" : printableStart(issueTexts(verdict, language).message, 200);
}

function compactRefusal({ status, method, path, message }: RefusedRequest, theme: Theme): string {
  const request = [method, path].filter((part) => part !== null).map((part) => printableStart(part, 80));
  return joined([
    `${theme.warn("!")} ${[...request, `→ ${status}`].join(" ")}`,
    printable(theme.language.tell(message)),
  ]);
}

function compactDelivery(delivery: DeliveryOutcome, theme: Theme): string {
  const { answerVerdict, explanation, repeat } = delivery;
  const { say, tell } = theme.language;
  return joined([
    deliveryHeading(delivery, theme),
    explanation === null ? "" : theme.bad(printableStart(tell(explanation.problem), 200)),
    answerVerdict === null ? "" : say("Hipcall {says}", { says: printableStart(tell(answerVerdict.says), 200) }),
    repeat?.difference == null ? "" : printableStart(tell(repeat.difference.says), 200),
  ]);
}

function compactPlan({ event, method, url, afterMs, origin }: PlannedDelivery, theme: Theme): string {
  return joined([
    eventName(event, theme.language),
    `${printable(method)} ${printable(url)}`,
    afterMs > 0 ? theme.language.say("after {duration}", { duration: duration(afterMs, theme.language) }) : "",
    origin === null ? "" : theme.faint(printable(placeName(origin, theme.language))),
  ]);
}

function compactValidation({ origin, validation }: Extract<OutputEvent, { type: "validation" }>, theme: Theme): string {
  const place = theme.faint(printableStart(placeName(origin, theme.language), 220));
  return joined([
    `${place} ${verdictMark(validation.verdict, theme)} ${eventName(validation.event, theme.language)}`,
    firstIssue(validation.issues, theme),
  ]);
}

function compactCall(call: Extract<OutputEvent, { type: "call" }>, theme: Theme): string {
  const [heading = ""] = prettyCall(call, theme).split("\n");
  return joined([heading, firstIssue(call.findings, theme)]);
}

/** The worst error or warning, and how many more there are. */
function firstIssue(issues: readonly Issue[], theme: Theme): string {
  const [first, ...others] = worstFirst(issues).filter(({ severity }) => severity !== "info");
  if (first === undefined) return "";
  const colour = first.severity === "error" ? theme.bad : theme.warn;
  const more =
    others.length === 0 ? "" : theme.faint(` ${theme.language.say("({count} more)", { count: others.length })}`);
  return `${colour(printableStart(issueTexts(first, theme.language).message, 200))}${more}`;
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join("  ");
}
