import { isUtf8 } from "node:buffer";
import { placeName } from "../../captures/place.ts";
import { type Comparison, type Difference, isStatus } from "../../delivery/compare/difference.ts";
import type { FaultPlan } from "../../delivery/faults/with-faults.ts";
import type { DeliveryOutcome } from "../../delivery/outcome/outcome.ts";
import type { AnswerDifference } from "../../delivery/compare/repeated-send.ts";
import type { DeliveryResult } from "../../delivery/send/result.ts";
import { printable, printableStart } from "../../events/payload/printable.ts";
import type { Language } from "../../language/language.ts";
import { answerLines, answerStart } from "../text/answer-lines.ts";
import { hintText } from "../message-text.ts";
import type { PlannedDelivery } from "../output-event.ts";
import type { Theme } from "../text/theme.ts";
import { eventName } from "../text/event-name.ts";
import { counted, duration, size } from "../text/units.ts";

const MAX_DIFFERENCES = 12;

/** One delivery on a line. A failed one also has the problem, a hint and the start of the answer. */
export function prettyDelivery(
  delivery: DeliveryOutcome,
  theme: Theme,
  { showAnswer }: { showAnswer: boolean } = { showAnswer: false },
): string {
  const { result, explanation, repeat, comparison } = delivery;
  const lines = [deliveryHeading(delivery, theme)];
  if (explanation !== null) {
    lines.push(`    ${theme.bad(printable(theme.language.tell(explanation.problem)))}`);
    if (explanation.nextStep !== null) lines.push(`    ${hintText(explanation.nextStep, theme)}`);
    lines.push(...answerLines(result, theme).map((line) => `    ${line}`));
  } else if (showAnswer) {
    lines.push(...answerStart(result, theme).map((line) => `    ${line}`));
  }
  if (delivery.answerVerdict !== null) lines.push(...verdictLines(delivery.answerVerdict, theme));
  if (repeat?.difference != null) lines.push(differenceLine(repeat.difference, theme));
  if (comparison !== null) lines.push(...differenceLines(comparison, theme));
  return `${lines.join("\n")}\n`;
}

/** What Hipcall does with the answer to a request that wants one. */
function verdictLines({ outcome, says, hint }: NonNullable<DeliveryOutcome["answerVerdict"]>, theme: Theme): string[] {
  const { say, tell } = theme.language;
  const text = say("Hipcall {says}", { says: printableStart(tell(says), 600) });
  const line = `    ${outcome === "falls_back" ? theme.warn(text) : theme.faint(text)}`;
  return hint === null ? [line] : [line, `    ${hintText(tell(hint), theme)}`];
}

/** `✓ call_init  200 in 12 ms  1.2 kB → http://127.0.0.1:3000/hooks (c.ndjson:7)` */
export function deliveryHeading(delivery: DeliveryOutcome, theme: Theme): string {
  const { accepted, event, bodyBytes, url, attempts, result, repeat } = delivery;
  const mark = accepted ? theme.good("✓") : theme.bad("✗");
  const { language } = theme;
  const { say } = language;
  const nth = repeat === null ? "" : theme.faint(` ${say("(copy {nth})", { nth: String(repeat.nth) })}`);
  const took = resultText(result, language);
  const whole = attempts > 1 ? say("{result} after {attempts} attempts", { result: took, attempts }) : took;
  const where = theme.faint(`${size(bodyBytes, language)} → ${printable(url)}${originText(delivery, language)}`);
  return `${mark} ${eventName(event, language)}${nth}  ${whole}  ${where}`;
}

/** A request that `--dry-run` does not send. */
export function prettyPlan(plan: PlannedDelivery, theme: Theme): string {
  const { language } = theme;
  const lines = [
    `${eventName(plan.event, language)}${theme.faint(waitText(plan.afterMs, language))}${theme.faint(originText(plan, language))}`,
    `  ${printable(plan.method)} ${printable(plan.url)}`,
    ...plan.headers.map(([name, value]) => theme.faint(`  ${printable(`${name}: ${value}`)}`)),
    `  ${isUtf8(plan.body) ? printableStart(plan.body.toString("utf8"), 2000) : language.say("{bytes} bytes, not UTF-8", { bytes: plan.body.length })}`,
  ];
  return `${lines.join("\n")}\n`;
}

function waitText(afterMs: number, language: Language): string {
  return afterMs > 0 ? ` ${language.say("after {duration}", { duration: duration(afterMs, language) })}` : "";
}

/** The plan of `--fault`: the faults, then the requests in the order of sending. */
export function prettyFaults({ seed, applied, order }: FaultPlan, theme: Theme): string {
  const { language } = theme;
  const { say } = language;
  const lines = [
    `${theme.strong(say("faults"))} ${theme.faint(say("(repeat this with --seed {seed})", { seed: String(seed) }))}`,
    ...applied.map(({ fault, number, event, says }) => {
      const what = number === null ? "" : `${number}. ${eventName(event, language)} `;
      return `  ${theme.warn(fault)}: ${what}${language.tell(says)}`;
    }),
    ...order.map(({ number, event, afterMs, bent }) => {
      const notes = bent.length === 0 ? "" : `: ${bent.map(language.tell).join(", ")}`;
      return theme.faint(`  → ${number}. ${eventName(event, language)}${waitText(afterMs, language)}${notes}`);
    }),
  ];
  return `${lines.join("\n")}\n`;
}

function differenceLine({ says, matters }: AnswerDifference, theme: Theme): string {
  const { say } = theme.language;
  const difference = printable(theme.language.tell(says));
  return matters
    ? `    ${theme.bad(say("differs:"))} ${difference}`
    : `    ${theme.note(say("note:"))} ${say("{difference} (both succeeded: the receiver recognised the repeat)", { difference })}`;
}

/** A result in words: `200 in 12 ms`, `timed out after 5 s`. */
export function resultText(result: DeliveryResult, language: Language): string {
  const { say } = language;
  const took = { duration: duration(result.durationMs, language) };
  switch (result.kind) {
    case "answered":
      return statusText(result, language);
    case "timed_out":
      return say("timed out after {duration}", took);
    case "unreachable":
      return say("no connection after {duration}", took);
    case "unsendable":
      return say("not sent");
    case "tls_failed":
      return say("TLS failed after {duration}", took);
    case "broken":
      return say("connection lost after {duration}", took);
    case "aborted":
      return say("stopped after {duration}", took);
  }
}

/** `200 in 12 ms` */
export function statusText(
  { status, durationMs }: { readonly status: number; readonly durationMs: number },
  language: Language,
): string {
  return language.say("{status} in {duration}", { status: String(status), duration: duration(durationMs, language) });
}

function originText({ origin }: Pick<DeliveryOutcome, "origin">, language: Language): string {
  return origin === null ? "" : ` (${printable(placeName(origin, language))})`;
}

/** The differences between an answer and the recorded one, a line each. */
function differenceLines({ differences, count }: Comparison, theme: Theme): string[] {
  const lines = differences.slice(0, MAX_DIFFERENCES).map((difference) => `    ${differenceText(difference, theme)}`);
  const left = count - lines.length;
  return left > 0 ? [...lines, theme.faint(`    ${moreDifferences(left, theme.language)}`)] : lines;
}

/** `… and 8 more differences; --json shows more` */
export function moreDifferences(left: number, language: Language): string {
  const differences = counted(left, "more difference", language);
  return language.say("… and {differences}; --json shows more", { differences });
}

/** One difference between an answer and the recorded one, safe for a terminal. */
export function differenceText(difference: Difference, theme: Theme): string {
  const { where, expected, received } = difference;
  const { say } = theme.language;
  return say("{where}: expected {expected}, received {received}", {
    where: theme.strong(isStatus(difference) ? say("HTTP status") : printableStart(where, 200)),
    expected: theme.good(expected === null ? say("no value") : printableStart(expected, 200)),
    received: theme.bad(received === null ? say("no value") : printableStart(received, 200)),
  });
}
