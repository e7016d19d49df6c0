import { isUtf8 } from "node:buffer";
import { printable, printableStart } from "../../../events/payload/printable.ts";
import { isJsonObject } from "../../../events/payload/values.ts";
import { sentenceOf } from "../../../events/catalogue/sentence.ts";
import type { SentAnswer } from "../../../listener/listener-event.ts";
import type { HeaderPair, ReceivedRequest } from "../../../captures/capture.ts";
import { bodyText, decompressedBody, jsonValue } from "../../../captures/record/readable-body.ts";
import { answeredText, verdictMark } from "../../pretty/received-event.ts";
import type { Language } from "../../../language/language.ts";
import type { Text } from "../../../language/said.ts";
import type { Theme } from "../../text/theme.ts";
import { eventName } from "../../text/event-name.ts";
import { localDateTime } from "../../text/local-time.ts";
import { counted, duration, size } from "../../text/units.ts";
import type { Entry } from "../state/entry.ts";
import { wrapped } from "./fit-text.ts";
import { foldableJson } from "./foldable-json.ts";
import { issueLines } from "./issue-lines.ts";
import { type Line, plainLines } from "./line.ts";
import { maskPayload, shownText } from "./masking.ts";

export interface EventLinesOptions {
  readonly theme: Theme;
  readonly width: number;
  readonly folded: ReadonlySet<string>;
  readonly masked: boolean;
  /** The listed entries of the same call, this one included. */
  readonly call: readonly Entry[];
}

/** A longer text is cut. Characters. */
const MAX_TEXT_LENGTH = 4000;

/** The details of an event: a summary, its issues, the events of its call, its body, the response of the app, the headers. */
export function eventLines(entry: Entry, options: EventLinesOptions): readonly Line[] {
  return [
    ...summary(entry, options),
    ...section("issues", issueLines(entry.received.issues, options), options),
    ...section("call", timeline(entry, options), options),
    ...section("body", requestBody(entry.received.capture, options), options),
    ...section("response", appResponse(entry, options), options),
    ...section("responseHeaders", responseHeaders(entry, options), options),
    ...section("headers", headerLines(entry.received.capture.headers, options), options),
  ];
}

function summary({ label, sentAgain, waiting, received, sentence }: Entry, options: EventLinesOptions): Line[] {
  const { theme, width, masked } = options;
  const { language } = theme;
  const { say } = language;
  const { capture, answer, related } = received;
  const shown = masked && sentence !== null ? maskedSentence(capture, language) : sentence;
  const request = `${capture.method} ${shownText(capture.path, masked)}  ${size(capture.body.length, language)}`;
  const from = sentAgain
    ? say("{request} sent again from this screen", { request })
    : say("{request} from {sender}", { request, sender: shownText(capture.remoteAddress, masked) });
  const time = localDateTime(new Date(capture.receivedAt), language);
  return plainLines([
    `${theme.strong(`#${label} ${eventName(capture.event, language)}`)}  ${verdictMark(capture.verdict, theme)}`,
    ...(shown === null ? [] : wrapped(printable(shown), width)),
    ...wrapped(printableStart(from, 300), width).map((line) => theme.faint(line)),
    theme.faint(sentAgain ? say("sent {time}", { time }) : say("received {time}", { time })),
    ...(waiting || (sentAgain && answer.status === null) ? [] : [`→ ${answeredText(answer, language)}`]),
    ...reasons(answer, options),
    ...(related.duplicateOf === null ? [] : [theme.warn(duplicateText(related.duplicateOf, options))]),
  ]);
}

function duplicateText(id: string, { call, theme: { language } }: EventLinesOptions): string {
  // A duplicate belongs to the same call; the first event may be no longer listed.
  const first = call.find(({ received }) => received.capture.id === id);
  return first === undefined
    ? language.say("duplicate of an earlier event")
    : language.say("duplicate of #{number}", { number: first.label });
}

/** Why this answer was sent, and what was wrong with the response of the app. */
function reasons({ because, forwarded }: SentAnswer, { theme, width, masked }: EventLinesOptions): string[] {
  const explanation = forwarded?.explanation ?? null;
  if (explanation === null) {
    if (because === null) return [];
    return wrapped(printableStart(shownText(theme.language.tell(because), masked), 300), width).map((line) =>
      theme.faint(line),
    );
  }
  const { problem, nextStep } = explanation;
  return [
    ...wrapped(printableStart(shownText(theme.language.tell(problem), masked), 600), width).map((line) =>
      theme.bad(line),
    ),
    ...(nextStep === null
      ? []
      : wrapped(`${theme.language.say("hint:")} ${printable(theme.language.tell(nextStep))}`, width).map((line) =>
          theme.note(line),
        )),
  ];
}

function maskedSentence(capture: ReceivedRequest, language: Language): string | null {
  const masked = maskPayload(jsonValue(decompressedBody(capture)));
  if (!isJsonObject(masked)) return null;
  const { event, data } = masked;
  return typeof event === "string" && isJsonObject(data) ? sentenceOf({ event, data }, language) : null;
}

function appResponse({ received: { answer } }: Entry, options: EventLinesOptions): Line[] {
  const { theme, width, masked } = options;
  const { forwarded } = answer;
  if (forwarded === null) return [];
  const { result } = forwarded;
  const url = wrapped(printableStart(shownText(forwarded.url, masked), 300), width);
  if (result.kind !== "answered") return plainLines(url);
  const { language } = theme;
  const head = language.say("{status} in {duration}, {size}", {
    status: String(result.status),
    duration: duration(result.durationMs, language),
    size: size(result.bodyBytes, language),
  });
  const encoded = result.headers.find(([name]) => name.toLowerCase() === "content-encoding")?.[1];
  const body =
    encoded === undefined
      ? bodyOf(result.body, options).map(({ text, fold }) => ({ text, fold }))
      : plainLines([theme.faint(notShown(encoded, language))]);
  return [...plainLines([...url, head]), ...body];
}

function notShown(encoding: string, { say }: Language): string {
  return say("not shown (content-encoding: {encoding})", { encoding: printableStart(encoding, 40) });
}

function responseHeaders({ received: { answer } }: Entry, options: EventLinesOptions): Line[] {
  const result = answer.forwarded?.result;
  return result?.kind === "answered" ? headerLines(result.headers, options) : [];
}

function timeline({ number, received }: Entry, { theme, call }: EventLinesOptions): Line[] {
  if (call.length < 2) return [];
  const { language } = theme;
  const { say } = language;
  const first = call[0]?.received.capture.offsetMs ?? 0;
  return plainLines(
    call.map((entry) => {
      const { event, offsetMs } = entry.received.capture;
      const sign = entry.number === number ? theme.strong("●") : theme.faint("○");
      const name = eventName(event, language, 40);
      const status = entry.received.answer.status ?? (entry.waiting ? say("waiting") : say("cut off"));
      return `${sign} +${duration(offsetMs - first, language)}  #${entry.number} ${name} ${theme.faint(`→ ${status}`)}`;
    }),
  ).concat(
    received.related.call === null
      ? []
      : plainLines([theme.faint(`uuid ${printableStart(received.related.call.uuid, 60)}`)]),
  );
}

function requestBody(capture: ReceivedRequest, options: EventLinesOptions): Line[] {
  const readable = bodyText(capture);
  if (readable === null || readable.how === null) return bodyOf(capture.body, options);
  const { text, how } = readable;
  return [
    ...plainLines([options.theme.faint(printable(options.theme.language.tell(how)))]),
    ...bodyOf(Buffer.from(text), options),
  ];
}

function bodyOf(body: Buffer, { theme, width, folded, masked }: EventLinesOptions): Line[] {
  if (body.length === 0) return [];
  if (!isUtf8(body)) {
    const bytes = `${body.subarray(0, 24).toString("hex")}${body.length > 24 ? "…" : ""}`;
    return plainLines([theme.faint(theme.language.say("not text: {bytes}", { bytes }))]);
  }
  const text = body.toString("utf8");
  if (/^\s*[[{]/.test(text)) return foldableJson(text, { theme, folded, masked });
  const shown = text.slice(0, MAX_TEXT_LENGTH).split("\n");
  return plainLines(shown.flatMap((line) => wrapped(printable(shownText(line, masked)), width)));
}

function headerLines(headers: readonly HeaderPair[], { theme, width, masked }: EventLinesOptions): Line[] {
  return headers.flatMap(([name, value]) =>
    plainLines(
      wrapped(printableStart(`${name}: ${shownText(value, masked)}`, 1000), width).map((line, index) => {
        const colon = line.indexOf(":");
        return index === 0 && colon > 0 ? `${theme.jsonKey(line.slice(0, colon))}${line.slice(colon)}` : `  ${line}`;
      }),
    ),
  );
}

const TITLES = {
  issues: "Issues",
  response: "Response of your app",
  responseHeaders: "Headers of the response",
  call: "Call",
  body: "Body",
  headers: "Headers",
} as const satisfies Record<string, Text>;

function section(name: keyof typeof TITLES, lines: readonly Line[], { theme, folded }: EventLinesOptions): Line[] {
  if (lines.length === 0) return [];
  const closed = folded.has(name);
  const title = theme.strong(`${closed ? "▸" : "▾"} ${theme.language.say(TITLES[name])}`);
  const heading = {
    text: closed ? `${title} ${theme.faint(counted(lines.length, "line", theme.language))}` : title,
    fold: name,
  };
  return [{ text: "", fold: null }, heading, ...(closed ? [] : lines)];
}
