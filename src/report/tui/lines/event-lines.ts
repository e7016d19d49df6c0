import { isUtf8 } from "node:buffer";
import { openEnvelope } from "../../../events/validation/envelope.ts";
import { parseBody } from "../../../events/validation/parse-body.ts";
import { printable, printableStart } from "../../../events/payload/printable.ts";
import { sentenceOf } from "../../../events/catalogue/sentence.ts";
import type { SentAnswer } from "../../../listener/listener-event.ts";
import type { HeaderPair } from "../../../captures/capture.ts";
import { answeredText, verdictMark } from "../../pretty/event.ts";
import type { Theme } from "../../text/theme.ts";
import { duration, size } from "../../text/units.ts";
import type { Entry } from "../state/entry.ts";
import { issueViewLines } from "./issue-lines.ts";
import { jsonLines } from "./foldable-json.ts";
import type { Line } from "./line.ts";
import { maskPayload, shownText } from "./masking.ts";
import { wrapped } from "./fit-text.ts";

export interface DetailOptions {
  readonly theme: Theme;
  readonly width: number;
  readonly folded: ReadonlySet<string>;
  readonly masked: boolean;
  /** The kept entries of the same call, this one included. */
  readonly call: readonly Entry[];
}

/** Longer text bodies are shown up to here. */
const LONGEST_TEXT = 4000;

/** All that is known of an event, as lines: what it says, what is wrong with it, what was answered, its call, its payload, its headers. */
export function detailLines(entry: Entry, options: DetailOptions): readonly Line[] {
  return [
    ...summary(entry, options),
    ...section("issues", issueViewLines(entry.received.issues, options), options),
    ...section("call", timeline(entry, options), options),
    ...section("body", bodyOf(entry.received.capture.body, options), options),
    ...section("app", appAnswer(entry, options), options),
    ...section("headers", headerLines(entry.received.capture.headers, options), options),
  ];
}

function summary({ number, received, sentence }: Entry, { theme, width, masked }: DetailOptions): Line[] {
  const { capture, answer, related } = received;
  const shown = masked ? maskedSentence(capture.body) : sentence;
  const [path, where] = [capture.path, capture.remoteAddress].map((text) => shownText(text, masked));
  const request = `${capture.method} ${path}  ${size(capture.body.length)} from ${where}`;
  const repeat = related.duplicateOf === null ? [] : [theme.warn("a duplicate of an event received before")];
  return plain([
    `${theme.strong(`#${number} ${printableStart(capture.event ?? "(no event name)", 60)}`)}  ${verdictMark(capture.verdict, theme)}`,
    ...(shown === null ? [] : wrapped(printable(shown), width)),
    ...wrapped(printableStart(request, 300), width).map((line) => theme.faint(line)),
    `→ ${answeredText(answer)}`,
    ...reasons(answer, { theme, width, masked }),
    ...repeat,
  ]);
}

function reasons(
  { because, forwarded }: SentAnswer,
  { theme, width, masked }: Pick<DetailOptions, "theme" | "width" | "masked">,
): string[] {
  const explanation = forwarded?.explanation ?? null;
  if (explanation === null)
    return because === null
      ? []
      : wrapped(printableStart(shownText(because, masked), 300), width).map((line) => theme.faint(line));
  const { problem, nextStep } = explanation;
  return [
    ...wrapped(printableStart(shownText(problem, masked), 600), width).map((line) => theme.bad(line)),
    ...(nextStep === null ? [] : wrapped(printable(nextStep), width).map((line) => theme.note(line))),
  ];
}

function maskedSentence(body: Buffer): string | null {
  const parsed = parseBody(body);
  if (parsed.kind !== "json") return null;
  const opened = openEnvelope(maskPayload(parsed.value));
  return opened.kind === "opened" ? sentenceOf(opened.envelope) : null;
}

function appAnswer({ received: { answer } }: Entry, options: DetailOptions): Line[] {
  const { theme, width, masked } = options;
  const { forwarded } = answer;
  if (forwarded === null) return [];
  const { result } = forwarded;
  const url = wrapped(printableStart(shownText(forwarded.url, masked), 300), width);
  if (result.kind !== "answered") return plain(url);
  const head = `${result.status} in ${duration(result.durationMs)}, ${size(result.bodyBytes)}`;
  const encoded = result.headers.find(([name]) => name.toLowerCase() === "content-encoding")?.[1];
  const body =
    encoded === undefined
      ? bodyOf(result.body, options)
      : plain([theme.faint(`encoded as ${printableStart(encoded, 40)}`)]);
  return [...plain([...url, head]), ...headerLines(result.headers, options), ...body];
}

function timeline({ number, received }: Entry, { theme, call }: DetailOptions): Line[] {
  if (call.length < 2) return [];
  const first = call[0]?.received.capture.offsetMs ?? 0;
  return plain(
    call.map((entry) => {
      const { event, offsetMs } = entry.received.capture;
      const sign = entry.number === number ? theme.strong("●") : theme.faint("○");
      const name = printableStart(event ?? "(no event name)", 40);
      const status = entry.received.answer.status ?? "cut off";
      return `${sign} +${duration(offsetMs - first)}  #${entry.number} ${name} ${theme.faint(`→ ${status}`)}`;
    }),
  ).concat(
    received.related.call === null
      ? []
      : plain([theme.faint(`uuid ${printableStart(received.related.call.uuid, 60)}`)]),
  );
}

function bodyOf(body: Buffer, { theme, width, folded, masked }: DetailOptions): Line[] {
  if (body.length === 0) return [];
  if (!isUtf8(body)) {
    return plain([theme.faint(`not text: ${body.subarray(0, 24).toString("hex")}${body.length > 24 ? "…" : ""}`)]);
  }
  const text = body.toString("utf8");
  if (/^\s*[[{]/.test(text)) return jsonLines(text, { theme, folded, masked });
  const shown = text.slice(0, LONGEST_TEXT).split("\n");
  return plain(shown.flatMap((line) => wrapped(printable(shownText(line, masked)), width)));
}

function headerLines(headers: readonly HeaderPair[], { theme, width, masked }: DetailOptions): Line[] {
  return headers.flatMap(([name, value]) =>
    plain(
      wrapped(printableStart(`${name}: ${shownText(value, masked)}`, 1000), width).map((line, index) => {
        const colon = line.indexOf(":");
        return index === 0 && colon > 0 ? `${theme.jsonKey(line.slice(0, colon))}${line.slice(colon)}` : `  ${line}`;
      }),
    ),
  );
}

const TITLES = {
  issues: "Issues",
  app: "The app's answer",
  call: "Call",
  body: "Body",
  headers: "Headers",
} as const;

function section(name: keyof typeof TITLES, lines: readonly Line[], { theme, folded }: DetailOptions): Line[] {
  if (lines.length === 0) return [];
  const closed = folded.has(name);
  const title = theme.strong(`${closed ? "▸" : "▾"} ${TITLES[name]}`);
  const heading = { text: closed ? `${title} ${theme.faint(`${lines.length} lines`)}` : title, fold: name };
  return [{ text: "", fold: null }, heading, ...(closed ? [] : lines)];
}

function plain(texts: readonly string[]): Line[] {
  return texts.map((text) => ({ text, fold: null }));
}
