import { isUtf8 } from "node:buffer";
import { placeName } from "../../captures/place.ts";
import { type Comparison, type Difference, isStatus } from "../../delivery/compare/difference.ts";
import type { FaultPlan } from "../../delivery/faults/with-faults.ts";
import type { DeliveryOutcome } from "../../delivery/outcome/outcome.ts";
import type { AnswerDifference } from "../../delivery/compare/repeated-send.ts";
import type { DeliveryResult } from "../../delivery/send/result.ts";
import { printable, printableStart } from "../../events/payload/printable.ts";
import { answerLines, answerStart } from "../text/answer-lines.ts";
import { hintText } from "../message-text.ts";
import type { PlannedDelivery } from "../output-event.ts";
import type { Theme } from "../text/theme.ts";
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
    lines.push(`    ${theme.bad(printable(explanation.problem))}`);
    if (explanation.nextStep !== null) lines.push(`    ${hintText(explanation.nextStep, theme)}`);
    lines.push(...answerLines(result, theme).map((line) => `    ${line}`));
  } else if (showAnswer) {
    lines.push(...answerStart(result, theme).map((line) => `    ${line}`));
  }
  if (repeat?.difference != null) lines.push(differenceLine(repeat.difference, theme));
  if (comparison !== null) lines.push(...differenceLines(comparison, theme));
  return `${lines.join("\n")}\n`;
}

/** `✓ call_init  200 in 12 ms  1.2 kB → http://127.0.0.1:3000/hooks (c.ndjson:7)` */
export function deliveryHeading(delivery: DeliveryOutcome, theme: Theme): string {
  const { accepted, event, bodyBytes, url, attempts, result, repeat } = delivery;
  const mark = accepted ? theme.good("✓") : theme.bad("✗");
  const tries = attempts > 1 ? ` after ${attempts} attempts` : "";
  const nth = repeat === null ? "" : theme.faint(` (copy ${repeat.nth})`);
  const took = `${resultText(result)}${tries}`;
  const where = theme.faint(`${size(bodyBytes)} → ${printable(url)}${originText(delivery)}`);
  return `${mark} ${named(event)}${nth}  ${took}  ${where}`;
}

/** A request that `--dry-run` does not send. */
export function prettyPlan(plan: PlannedDelivery, theme: Theme): string {
  const wait = plan.afterMs > 0 ? theme.faint(` after ${duration(plan.afterMs)}`) : "";
  const lines = [
    `${named(plan.event)}${wait}${theme.faint(originText(plan))}`,
    `  ${printable(plan.method)} ${printable(plan.url)}`,
    ...plan.headers.map(([name, value]) => theme.faint(`  ${printable(`${name}: ${value}`)}`)),
    `  ${isUtf8(plan.body) ? printableStart(plan.body.toString("utf8"), 2000) : `${plan.body.length} bytes, not UTF-8`}`,
  ];
  return `${lines.join("\n")}\n`;
}

/** The plan of `--fault`: the faults, then the requests in the order of sending. */
export function prettyFaults({ seed, applied, order }: FaultPlan, theme: Theme): string {
  const lines = [
    `${theme.strong("faults")} ${theme.faint(`(repeat this with --seed ${seed})`)}`,
    ...applied.map(({ fault, number, event, says }) => {
      const what = number === null ? "" : `${number}. ${named(event)} `;
      return `  ${theme.warn(fault)}: ${what}${says}`;
    }),
    ...order.map(({ number, event, afterMs, bent }) => {
      const wait = afterMs > 0 ? ` after ${duration(afterMs)}` : "";
      const notes = bent.length === 0 ? "" : `: ${bent.join(", ")}`;
      return theme.faint(`  → ${number}. ${named(event)}${wait}${notes}`);
    }),
  ];
  return `${lines.join("\n")}\n`;
}

function differenceLine({ says, matters }: AnswerDifference, theme: Theme): string {
  const label = matters ? theme.bad("differs:") : theme.note("note:");
  const why = matters ? "" : " (both succeeded: the receiver recognised the repeat)";
  return `    ${label} ${printable(says)}${why}`;
}

function named(event: string | null): string {
  return printableStart(event ?? "(no event name)", 60);
}

/** A result in words: `200 in 12 ms`, `timed out after 5 s`. */
export function resultText(result: DeliveryResult): string {
  const took = duration(result.durationMs);
  switch (result.kind) {
    case "answered":
      return `${result.status} in ${took}`;
    case "timed_out":
      return `timed out after ${took}`;
    case "unreachable":
      return `no connection after ${took}`;
    case "unsendable":
      return "not sent";
    case "tls_failed":
      return `TLS failed after ${took}`;
    case "broken":
      return `connection lost after ${took}`;
    case "aborted":
      return `stopped after ${took}`;
  }
}

function originText({ origin }: Pick<DeliveryOutcome, "origin">): string {
  return origin === null ? "" : ` (${printable(placeName(origin))})`;
}

/** The differences between an answer and the recorded one, a line each. */
function differenceLines({ differences, count }: Comparison, theme: Theme): string[] {
  const lines = differences.slice(0, MAX_DIFFERENCES).map((difference) => `    ${differenceText(difference, theme)}`);
  const left = count - lines.length;
  return left > 0 ? [...lines, theme.faint(`    … and ${counted(left, "more difference")}; --json shows more`)] : lines;
}

/** One difference between an answer and the recorded one, safe for a terminal. */
export function differenceText(difference: Difference, theme: Theme): string {
  const { where, expected, received } = difference;
  const recorded = expected === null ? "no value" : printableStart(expected, 200);
  const now = received === null ? "no value" : printableStart(received, 200);
  const place = isStatus(difference) ? "HTTP status" : printableStart(where, 200);
  return `${theme.strong(place)}: expected ${theme.good(recorded)}, received ${theme.bad(now)}`;
}
