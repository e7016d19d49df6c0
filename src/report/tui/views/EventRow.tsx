import { Text } from "ink";
import type { ReactElement } from "react";
import stringWidth from "string-width";
import { issueTexts } from "../../../events/validation/said-issue.ts";
import { printableStart } from "../../../events/payload/printable.ts";
import type { Verdict } from "../../../events/validation/validate.ts";
import type { Language } from "../../../language/language.ts";
import { eventName } from "../../text/event-name.ts";
import type { Theme } from "../../text/theme.ts";
import { duration } from "../../text/units.ts";
import { fitted } from "../lines/fit-text.ts";
import { shownText } from "../lines/masking.ts";
import { type Entry, isFailed } from "../state/entry.ts";

interface EventRowProps extends RowOptions {
  readonly entry: Entry;
}

interface RowOptions {
  readonly theme: Theme;
  readonly width: number;
  readonly selected: boolean;
  readonly marked: boolean;
  readonly masked: boolean;
}

/** One event of the list. */
export function EventRow({ entry, ...options }: EventRowProps): ReactElement {
  return <Text wrap="truncate-end">{rowText(entry, options)}</Text>;
}

/** An event on one line: what happened before who it was. A narrow list leaves out the seconds, the duration and that text. */
export function rowText(entry: Entry, { theme, width, selected, marked, masked }: RowOptions): string {
  const { capture, answer } = entry.received;
  const { verdict } = capture;
  const { language } = theme;
  const { say } = language;
  const mark = `${selected ? ">" : " "}${marked ? "*" : " "}`;
  const time = timeOfDay(capture.receivedAt).slice(0, width >= 60 ? 8 : 5);
  const status = fitted(statusText(entry, language), 3);
  const answered = entry.waiting ? say("waiting") : duration(answer.durationMs, language);
  const took = width >= 90 ? ` ${answered.padStart(8)}` : "";
  const left = Math.max(8, width - (mark.length + time.length + 7 + took.length));
  const nameWidth = left < 34 ? left : Math.max(17, Math.min(30, Math.floor(left * 0.36)));
  const name = fittedName(eventName(capture.event, language, 80), nameWidth);
  const rest = left - nameWidth - 1;
  const what = rest > 0 ? ` ${fitted(whatHappened(entry, { masked, language }), rest)}` : "";
  const sign = entry.sentAgain ? "↻" : SIGNS[verdict];
  if (selected) return theme.inverse(`${mark}${time} ${sign} ${name}${what} ${status}${took}`);
  const signColour = colourOf(verdict, theme);
  const statusColour = colourOfAnswer(entry, theme);
  return `${mark}${theme.faint(time)} ${signColour(sign)} ${name}${what} ${statusColour(status)}${theme.faint(took)}`;
}

/** The end of a long name tells it from others: `contact_center::contact_create` becomes `…::contact_create`. */
function fittedName(name: string, width: number): string {
  const end = name.slice(name.indexOf("::"));
  return fitted(stringWidth(name) > width && name.includes("::") ? `…${end}` : name, width);
}

/**
 * `cut` when the listener closed the connection instead of answering, `---` when the sender closed it first, and `err`
 * when a request that was sent again got no answer.
 */
function statusText({ sentAgain, waiting, received: { answer } }: Entry, { say }: Language): string {
  if (waiting) return "…";
  const { status, delivered } = answer;
  if (status === null) return sentAgain ? say("err") : say("cut");
  return delivered ? String(status) : "---";
}

const SIGNS = { valid: "✓", invalid: "✗", unknown: "?", unparsable: "✗" } as const satisfies Record<Verdict, string>;

function colourOf(verdict: Verdict, theme: Theme): (text: string) => string {
  switch (verdict) {
    case "valid":
      return theme.good;
    case "unknown":
      return theme.warn;
    case "invalid":
    case "unparsable":
      return theme.bad;
  }
}

/** A request that wants an answer has no sentence, but what Hipcall does with the answer. */
function verdictText({ issues }: Entry["received"], language: Language): string {
  const verdict = issues.find(({ code }) => code === "answer_verdict");
  return verdict === undefined ? "" : issueTexts(verdict, language).message;
}

/** Only an answer that Hipcall takes is good: 200, in time, and of a form that it can use. */
function colourOfAnswer(entry: Entry, theme: Theme): (text: string) => string {
  const { answer, issues } = entry.received;
  if (entry.waiting) return theme.note;
  if (isFailed(entry)) return theme.bad;
  const isDoubtful = issues.some(
    ({ code, severity }) =>
      code === "too_late_for_hipcall" ||
      code === "at_risk_for_hipcall" ||
      (code === "answer_verdict" && severity === "warning"),
  );
  return answer.status === 200 && !isDoubtful ? theme.good : theme.warn;
}

/** The outcome of a call and its parties, or what else happened. */
function whatHappened(
  { direction, from, to, callOutcome, sentence, received }: Entry,
  { masked, language }: { readonly masked: boolean; readonly language: Language },
): string {
  if (callOutcome === null) return masked ? "" : printableStart(sentence ?? verdictText(received, language), 120);
  const numbers = [from, to].filter((part) => part !== "").join(" → ");
  const parties = `${directionText(direction, language)} ${shownText(numbers, masked)}`.trim();
  return printableStart([callOutcome, parties].filter((part) => part !== "").join(" · "), 120);
}

function directionText(direction: string, { say }: Language): string {
  switch (direction) {
    case "inbound":
    case "outbound":
    case "internal":
      return say(direction);
    default:
      return direction;
  }
}

/** Local time, `HH:MM:SS`. */
function timeOfDay(iso: string): string {
  const at = new Date(iso);
  return [at.getHours(), at.getMinutes(), at.getSeconds()].map((part) => String(part).padStart(2, "0")).join(":");
}
