import type { CallOutcome } from "../../../events/calls/call-outcome.ts";
import type { CallTimeline } from "../../../events/calls/call-timeline.ts";
import type { Language } from "../../../language/language.ts";
import type { Text } from "../../../language/said.ts";
import { printable, printableStart } from "../../../events/payload/printable.ts";
import { utcTimeMs } from "../../../events/payload/times.ts";
import type { CallsSummary } from "../../output-event.ts";
import type { Theme } from "../../text/theme.ts";
import { localDateTime } from "../../text/local-time.ts";
import { counted, duration } from "../../text/units.ts";
import { issueLines } from "../issue.ts";
import { leftOutTexts } from "../left-out.ts";

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
} as const satisfies Record<CallOutcome, Text>;

const OUTCOME_COUNTS = {
  answered: "{count} answered",
  missed: "{count} missed",
  abandoned: "{count} abandoned",
  voicemail: "{count} voicemail",
  out_of_hours: "{count} out of hours",
  callback_requested: "{count} callback requested",
  not_answered: "{count} not answered",
  ended: "{count} ended",
  open: "{count} open",
} as const satisfies Record<CallOutcome, Text>;

const TIME_WIDTH = 26;
const UUID_WIDTH = 8;

/** One call: time, uuid, outcome and sentence; then its events, its recording and its findings. */
export function prettyCall(call: CallTimeline, theme: Theme): string {
  const { startedAt, uuid, outcome, sentence, recording, findings } = call;
  const { language } = theme;
  const columns = [
    theme.faint(timeText(startedAt, theme.language).padEnd(TIME_WIDTH)),
    printableStart(uuid.slice(0, UUID_WIDTH), UUID_WIDTH).padEnd(UUID_WIDTH),
    colourOf(outcome, theme)(outcomeColumn(outcome, language)),
    printable(language.tell(sentence)),
  ];
  const lines = [columns.join("  "), theme.faint(`  ${stepsText(call, language)}`)];
  if (recording !== null) lines.push(theme.faint(`  ${language.say("recording:")} ${expiryText(recording, language)}`));
  return `${[...lines, ...issueLines(findings, theme).map((line) => `  ${line}`)].join("\n")}\n`;
}

/** The last lines of `captures calls`. */
export function prettyCallsSummary(summary: CallsSummary, theme: Theme): string {
  const { calls, outcomes, callsWithFindings, otherEvents, unreadable } = summary;
  const { language } = theme;
  const { say } = language;
  const byOutcome = countedOutcomes(outcomes).map(([outcome, count]) => say(OUTCOME_COUNTS[outcome], { count }));
  const parts = [
    counted(calls, "call", language),
    ...(byOutcome.length > 0 ? [`(${byOutcome.join(", ")})`] : []),
    callsWithFindings > 0
      ? theme.warn(say("{count} with findings", { count: callsWithFindings }))
      : theme.good(say("no findings")),
  ];
  const aside = [
    ...(otherEvents > 0 ? [counted(otherEvents, "other event", language)] : []),
    ...(unreadable > 0 ? [theme.warn(counted(unreadable, "unreadable body", language))] : []),
    ...leftOutTexts(summary, theme),
  ];
  const first = `${parts.slice(0, -1).join(" ")}, ${parts.at(-1) ?? ""}`;
  return `${[first, ...(aside.length > 0 ? [aside.join(", ")] : [])].join("\n")}\n`;
}

/** In the order in which they were first seen. */
function countedOutcomes(outcomes: CallsSummary["outcomes"]): (readonly [CallOutcome, number])[] {
  return Object.entries(outcomes).flatMap(([name, count]) => (isOutcome(name) ? [[name, count] as const] : []));
}

function isOutcome(name: string): name is CallOutcome {
  return Object.hasOwn(OUTCOME_WORDS, name);
}

/** As wide as the longest of the words. */
function outcomeColumn(outcome: CallOutcome, { say }: Language): string {
  const width = Math.max(...Object.values(OUTCOME_WORDS).map((word) => say(word).length));
  return say(OUTCOME_WORDS[outcome]).padEnd(width);
}

function stepsText({ steps }: CallTimeline, language: Language): string {
  return steps
    .map(({ event, sincePreviousMs }, index) => {
      const name = printableStart(event, 40);
      if (index === 0) return name;
      return sincePreviousMs === null ? `→ ${name}` : `→ ${name} (+${duration(sincePreviousMs, language)})`;
    })
    .join(" ");
}

/** A time of a payload as a local time with its zone; a text that is no time as it is. */
function timeText(time: string | null, language: Language): string {
  const ms = utcTimeMs(time);
  return ms === undefined ? printableStart(time ?? "", TIME_WIDTH) : localDateTime(new Date(ms), language);
}

function expiryText({ url, expiresAt }: { url: string; expiresAt: string | null }, language: Language): string {
  const { say } = language;
  const expiry =
    expiresAt === null ? say("link expires") : say("link valid until {time}", { time: timeText(expiresAt, language) });
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
