import { callOutcomeOf, sentenceOf } from "../../../events/catalogue/sentence.ts";
import { ENGLISH, type Language } from "../../../language/language.ts";
import type { Envelope } from "../../../events/validation/envelope.ts";
import type { PendingEvent, ReceivedEvent } from "../../../listener/listener-event.ts";

/** An event in the list: a received event without its parsed payload, and a copy of its body. */
export interface Entry extends Parties {
  /** Unique. Counts received events from 1; a request that was sent again has the number of the event plus a fraction. */
  readonly number: number;
  /** The number as the screen shows it: `3`, and `3.1` for the first time that #3 was sent again. */
  readonly label: string;
  /** Whether this screen sent it again. Its answer is then that of the target. */
  readonly sentAgain: boolean;
  /** Whether it waits for its answer; `received.answer` has no meaning yet. */
  readonly waiting: boolean;
  readonly received: ListedEvent;
  readonly uuid: string | null;
  /** The verdict as the screen says it. */
  readonly verdictWord: string;
  readonly sentence: string | null;
  /** What happened in a call, without its parties; `null` for an event that is not about a call. */
  readonly callOutcome: string | null;
  /** About how much memory the entry takes. */
  readonly bytes: number;
}

export type ListedEvent = Omit<ReceivedEvent, "envelope">;

interface Parties {
  readonly direction: string;
  readonly from: string;
  readonly to: string;
}

/** A longer response of the app is cut. */
const MAX_RESPONSE_BYTES = 64 * 1024;

/** About how much memory an entry takes beside its bodies. */
const OVERHEAD_BYTES = 2000;

/** Makes the list entry of a request that was sent again, for the `times`-th time. */
export function sentAgainEntry(
  sent: Omit<ReceivedEvent, "number">,
  original: number,
  times: number,
  language: Language = ENGLISH,
): Entry {
  const number = Math.floor(original);
  const entry = entryOf({ ...sent, number: number + times / 1000 }, language);
  return { ...entry, label: `${number}.${times}`, sentAgain: true };
}

/** Makes the list entry of an event that waits for its answer. */
export function waitingEntry({ waitsFor, ...event }: PendingEvent, language: Language = ENGLISH): Entry {
  const { say } = language;
  const because =
    waitsFor === null ? say("waiting for --delay") : say("waiting for the answer of {url}", { url: waitsFor });
  const answer = { status: null, durationMs: 0, delivered: true, because, forwarded: null };
  return { ...entryOf({ ...event, answer }, language), waiting: true };
}

/** Makes the list entry of a received event. */
export function entryOf({ envelope, ...received }: ReceivedEvent, language: Language = ENGLISH): Entry {
  // The received body may be a slice of a large network buffer, which it would keep in memory.
  const body = Buffer.from(received.capture.body);
  const answer = { ...received.answer, forwarded: withShortBody(received.answer.forwarded) };
  const responseBytes = answer.forwarded?.result.kind === "answered" ? answer.forwarded.result.body.length : 0;
  return {
    number: received.number,
    label: String(received.number),
    sentAgain: false,
    waiting: false,
    received: { ...received, capture: { ...received.capture, body }, answer },
    uuid: received.related.call?.uuid ?? null,
    verdictWord: language.say(received.capture.verdict),
    ...parties(envelope),
    sentence: envelope === null ? null : sentenceOf(envelope, language),
    callOutcome: envelope === null ? null : (callOutcomeOf(envelope, language) ?? null),
    bytes: body.length + responseBytes + OVERHEAD_BYTES,
  };
}

export function isInvalid({ received: { capture } }: Entry): boolean {
  return capture.verdict === "invalid" || capture.verdict === "unparsable";
}

/** Whether the answer to it is an error, did not arrive, or says that the app did not take it. */
export function isFailed({ waiting, received: { answer } }: Entry): boolean {
  if (waiting) return false;
  const explanation = answer.forwarded?.explanation ?? null;
  return answer.status === null || answer.status >= 400 || !answer.delivered || explanation !== null;
}

/** Whether a person should look at it. */
export function hasProblem(entry: Entry): boolean {
  return isInvalid(entry) || isFailed(entry);
}

/** Who called whom, in an event of either format. Unknown parts are empty texts. */
function parties(envelope: Envelope | null): Parties {
  const data = envelope?.data ?? {};
  const own = data["number"];
  const ownNumber = typeof own === "object" && own !== null && "number" in own ? own.number : undefined;
  return {
    direction: direction(data["direction"]),
    from: text(data["caller_number"] ?? data["contact_number"]),
    to: text(data["callee_number"] ?? ownNumber),
  };
}

/** The 2023 format has numbers; Hipcall does not document 0. */
function direction(value: unknown): string {
  if (typeof value === "number") return { 1: "inbound", 2: "outbound", 3: "internal" }[value] ?? "";
  return text(value);
}

function text(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value).slice(0, 40) : "";
}

function withShortBody(forwarded: ReceivedEvent["answer"]["forwarded"]): ReceivedEvent["answer"]["forwarded"] {
  if (forwarded?.result.kind !== "answered") return forwarded;
  const body = Buffer.from(forwarded.result.body.subarray(0, MAX_RESPONSE_BYTES));
  return { ...forwarded, result: { ...forwarded.result, body } };
}
