import type { CallOutcome } from "../../../events/calls/call-outcome.ts";
import type { CallTimeline } from "../../../events/calls/call-timeline.ts";
import { printable, printableStart } from "../../../events/payload/printable.ts";
import { utcTimeMs } from "../../../events/payload/times.ts";
import type { CallsSummary } from "../../output-event.ts";
import type { Theme } from "../../text/theme.ts";
import { localDateTime } from "../../text/local-time.ts";
import { counted, duration } from "../../text/units.ts";
import { issueLines } from "../issue.ts";

/** The outcome of a call in a word or two. */
export const OUTCOME_WORDS = {
  answered: "answered",
  missed: "missed",
  abandoned: "gave up",
  voicemail: "voicemail",
  out_of_hours: "off hours",
  callback_requested: "call back",
  not_answered: "no answer",
  ended: "ended",
  open: "open",
} as const satisfies Record<CallOutcome, string>;

const OUTCOME_WIDTH = 9;
const TIME_WIDTH = 26;
const UUID_WIDTH = 8;

/** One call: time, uuid, outcome and sentence; then its events, its recording and its findings. */
export function prettyCall(call: CallTimeline, theme: Theme): string {
  const { startedAt, uuid, outcome, sentence, recording, findings } = call;
  const columns = [
    theme.faint(timeText(startedAt).padEnd(TIME_WIDTH)),
    printableStart(uuid.slice(0, UUID_WIDTH), UUID_WIDTH).padEnd(UUID_WIDTH),
    colourOf(outcome, theme)(OUTCOME_WORDS[outcome].padEnd(OUTCOME_WIDTH)),
    printable(sentence),
  ];
  const lines = [columns.join("  "), theme.faint(`  ${stepsText(call)}`)];
  if (recording !== null) lines.push(theme.faint(`  recording: ${expiryText(recording)}`));
  return `${[...lines, ...issueLines(findings, theme).map((line) => `  ${line}`)].join("\n")}\n`;
}

/** The last lines of `captures calls`. */
export function prettyCallsSummary(
  { calls, outcomes, callsWithFindings, otherEvents, unreadable, skippedLines, unreadableSources }: CallsSummary,
  theme: Theme,
): string {
  const byOutcome = Object.entries(outcomes).map(([outcome, count]) => `${count} ${outcome.replaceAll("_", " ")}`);
  const parts = [
    counted(calls, "call"),
    ...(byOutcome.length > 0 ? [`(${byOutcome.join(", ")})`] : []),
    callsWithFindings > 0 ? theme.warn(`${callsWithFindings} with findings`) : theme.good("no findings"),
  ];
  const aside = [
    ...(otherEvents > 0 ? [counted(otherEvents, "other event")] : []),
    ...(unreadable > 0 ? [theme.warn(counted(unreadable, "unreadable body"))] : []),
    ...(skippedLines > 0 ? [theme.warn(`${counted(skippedLines, "line")} skipped`)] : []),
    ...(unreadableSources > 0 ? [theme.bad(`${counted(unreadableSources, "file")} could not be read`)] : []),
  ];
  const first = `${parts.slice(0, -1).join(" ")}, ${parts.at(-1) ?? ""}`;
  return `${[first, ...(aside.length > 0 ? [aside.join(", ")] : [])].join("\n")}\n`;
}

function stepsText({ steps }: CallTimeline): string {
  return steps
    .map(({ event, sincePreviousMs }, index) => {
      const name = printableStart(event, 40);
      if (index === 0) return name;
      return sincePreviousMs === null ? `→ ${name}` : `→ ${name} (+${duration(sincePreviousMs)})`;
    })
    .join(" ");
}

/** A time of a payload as a local time with its zone; a text that is no time as it is. */
function timeText(time: string | null): string {
  const ms = utcTimeMs(time);
  return ms === undefined ? printableStart(time ?? "", TIME_WIDTH) : localDateTime(new Date(ms));
}

function expiryText({ url, expiresAt }: { url: string; expiresAt: string | null }): string {
  const expiry = expiresAt === null ? "link expires" : `link valid until ${timeText(expiresAt)}`;
  return `${printableStart(url.split("?")[0] ?? "", 200)} (${expiry})`;
}

function colourOf(outcome: CallOutcome, theme: Theme): (text: string) => string {
  switch (outcome) {
    case "answered":
    case "ended":
      return theme.good;
    case "missed":
    case "abandoned":
      return theme.bad;
    case "out_of_hours":
    case "callback_requested":
    case "voicemail":
    case "not_answered":
    case "open":
      return theme.warn;
  }
}
