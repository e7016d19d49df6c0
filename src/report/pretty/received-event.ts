import { bodyText } from "../../captures/record/readable-body.ts";
import type { RelatedCall } from "../../events/calls/related-events.ts";
import { printable, printableStart } from "../../events/payload/printable.ts";
import { sentenceOf } from "../../events/catalogue/sentence.ts";
import type { Verdict } from "../../events/validation/validate.ts";
import type { PendingEvent, ReceivedEvent, RefusedRequest, SentAnswer } from "../../listener/listener-event.ts";
import type { Language } from "../../language/language.ts";
import type { Text } from "../../language/said.ts";
import { answerLines } from "../text/answer-lines.ts";
import { eventName } from "../text/event-name.ts";
import { hintText } from "../message-text.ts";
import { localTime } from "../text/local-time.ts";
import { highlightJson } from "../text/highlight.ts";
import { statusText } from "./delivery.ts";
import { issueLines } from "./issue.ts";
import type { Theme } from "../text/theme.ts";
import { duration, size } from "../text/units.ts";

const MAX_BODY_LINES = 120;
const INDENT = "  ";
/** At least as many as the listener remembers to find duplicates. */
const MIN_NUMBERS = 10_000;

/** The numbers of the latest events by the id of their request: a duplicate names the first event by its number. */
export class EventNumbers {
  #newer = new Map<string, number>();
  #older: ReadonlyMap<string, number> = new Map();

  add({ number, capture }: ReceivedEvent): void {
    if (this.#newer.size >= MIN_NUMBERS) {
      this.#older = this.#newer;
      this.#newer = new Map();
    }
    this.#newer.set(capture.id, number);
  }

  get(id: string): number | undefined {
    return this.#newer.get(id) ?? this.#older.get(id);
  }
}

/** A received event: a heading, a sentence, the answer, its call, its issues, its payload. */
export function prettyEvent(
  event: ReceivedEvent,
  theme: Theme,
  numbers = new EventNumbers(),
  { payload }: { payload: boolean } = { payload: true },
): string {
  const lines = [
    heading(event, theme),
    ...sentAnswerLines(event.answer, theme).map(indented),
    ...(event.signature?.verified === true ? [indented(theme.good(theme.language.say("signature verified")))] : []),
    ...relationLines(event, theme, numbers).map(indented),
    ...issueLines(event.issues, theme).map(indented),
    ...(payload ? bodyLines(event, theme).map(indented) : []),
  ];
  return `${lines.join("\n")}\n${payload ? "\n" : ""}`;
}

/** An event that waits for its answer, on one line. */
export function prettyPending(event: PendingEvent, theme: Theme): string {
  const { waitsFor } = event;
  const { say } = theme.language;
  const state = waitsFor === null ? say("waits") : say("waits for {what}", { what: printableStart(waitsFor, 80) });
  return `${headingLine(event, state, theme)}\n`;
}

/** A refused request, on one or two lines. */
export function prettyRefusal({ status, method, path, message, hint }: RefusedRequest, theme: Theme): string {
  const what = [method, path].filter((part) => part !== null).map((part) => printableStart(part, 80));
  const lines = [
    `${theme.warn("!")} ${[...what, `→ ${status}`].join(" ")}  ${printable(theme.language.tell(message))}`,
  ];
  if (hint !== null) lines.push(`${INDENT}${hintText(hint, theme)}`);
  return `${lines.join("\n")}\n`;
}

function heading(event: ReceivedEvent, theme: Theme): string {
  const { answer, envelope } = event;
  const first = headingLine(event, answeredText(answer, theme.language), theme);
  return envelope === null ? first : `${first}\n${INDENT}${printable(sentenceOf(envelope, theme.language))}`;
}

function headingLine(
  { number, capture }: Pick<ReceivedEvent, "number" | "capture">,
  state: string,
  theme: Theme,
): string {
  const name = theme.strong(eventName(capture.event, theme.language));
  const request = `${printable(capture.method)} ${printableStart(capture.path, 60)}, ${size(capture.body.length, theme.language)}`;
  const numberAndTime = theme.faint(`#${number} ${localTime(capture.receivedAt)}`);
  return `${numberAndTime} ${verdictMark(capture.verdict, theme)} ${name}  ${theme.faint(`${request} → ${state}`)}`;
}

/** The status that was sent, and how long it took. */
export function answeredText({ status, durationMs, delivered }: SentAnswer, language: Language): string {
  const { say } = language;
  if (status === null) return say("connection closed after {duration}", { duration: duration(durationMs, language) });
  return delivered
    ? statusText({ status, durationMs }, language)
    : say("the sender closed the connection before the answer");
}

/** Why this status was sent, and what is wrong with the answer of the app. */
function sentAnswerLines({ because, forwarded }: SentAnswer, theme: Theme): string[] {
  const lines = because === null ? [] : [theme.faint(printableStart(theme.language.tell(because), 200))];
  if (forwarded === null || forwarded.explanation === null) return lines;
  const { problem, nextStep } = forwarded.explanation;
  lines.push(theme.bad(printableStart(theme.language.tell(problem), 600)));
  if (nextStep !== null) lines.push(hintText(nextStep, theme));
  return [...lines, ...answerLines(forwarded.result, theme)];
}

/** The verdict as a sign and a word, which can be read without colour. */
export function verdictMark(verdict: Verdict, theme: Theme): string {
  const { say } = theme.language;
  switch (verdict) {
    case "valid":
      return theme.good(`✓ ${say("valid")}`);
    case "invalid":
      return theme.bad(`✗ ${say("invalid")}`);
    case "unknown":
      return theme.warn(`? ${say("unknown")}`);
    case "unparsable":
      return theme.bad(`✗ ${say("unparsable")}`);
  }
}

const VERDICT_COUNTS = {
  valid: "{count} valid",
  invalid: "{count} invalid",
  unknown: "{count} unknown",
  unparsable: "{count} unparsable",
} as const satisfies Record<Verdict, Text>;

/** `3 valid`, `1 invalid`: the verdicts that there are. */
export function verdictCounts(counts: Readonly<Record<Verdict, number>>, { say }: Language): string[] {
  return VERDICTS.flatMap((verdict) =>
    counts[verdict] > 0 ? [say(VERDICT_COUNTS[verdict], { count: counts[verdict] })] : [],
  );
}

export const VERDICTS = ["valid", "invalid", "unknown", "unparsable"] as const satisfies readonly Verdict[];

function relationLines({ related }: ReceivedEvent, theme: Theme, numbers: EventNumbers): string[] {
  const { language } = theme;
  const lines: string[] = [];
  if (related.call !== null && related.call.steps.length > 1) lines.push(theme.faint(callLine(related.call, language)));
  if (related.duplicateOf !== null) {
    const first = numbers.get(related.duplicateOf);
    lines.push(
      theme.warn(
        first === undefined
          ? language.say("duplicate of an earlier event")
          : language.say("duplicate of #{number}", { number: String(first) }),
      ),
    );
  }
  return lines;
}

function callLine({ uuid, steps }: RelatedCall, language: Language): string {
  const path = steps.map(({ event, sincePreviousMs }) => {
    const name = printableStart(event, 40);
    return sincePreviousMs === null ? name : `→ ${name} (+${duration(sincePreviousMs, language)})`;
  });
  return language.say("call {uuid}: {steps}", { uuid: printableStart(uuid, 36), steps: path.join(" ") });
}

function bodyLines({ capture }: ReceivedEvent, theme: Theme): string[] {
  const { body } = capture;
  const { say } = theme.language;
  if (body.length === 0) return [];
  const readable = bodyText(capture);
  if (readable === null)
    return [theme.faint(`${say("bytes:")} ${body.subarray(0, 32).toString("hex")}${body.length > 32 ? "…" : ""}`)];
  const { text, how } = readable;
  const note = how === null ? [] : [theme.faint(say("body, {how}:", { how: printable(theme.language.tell(how)) }))];
  if (capture.verdict !== "unparsable")
    return [...note, ...highlightJson(text, theme, MAX_BODY_LINES, { foldNulls: true })];
  return [...note, theme.faint(printableStart(text, 500))];
}

function indented(line: string): string {
  return `${INDENT}${line}`;
}
