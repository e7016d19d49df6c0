import { sentenceOf } from "../../../events/catalogue/sentence.ts";
import type { Envelope } from "../../../events/validation/envelope.ts";
import type { ReceivedEvent } from "../../../listener/listener-event.ts";

/** An event as the screen keeps it: without what can be made again, and with bodies that hold no more memory than their bytes. */
export interface Entry extends Parties {
  /** Counts from 1 in the order of arrival; never given twice. */
  readonly number: number;
  readonly received: Omit<ReceivedEvent, "envelope">;
  readonly uuid: string | null;
  readonly sentence: string | null;
  /** About what it costs to keep. */
  readonly bytes: number;
}

interface Parties {
  readonly direction: string;
  readonly from: string;
  readonly to: string;
}

/** How much of the app's answer is kept to be looked at. */
const KEPT_ANSWER_BYTES = 64 * 1024;

/** What an entry costs beside its bodies, roughly. */
const OVERHEAD_BYTES = 2000;

/** Makes the entry of a received event. */
export function entryOf({ envelope, ...received }: ReceivedEvent): Entry {
  // A body may be a small part of a large buffer, which it would hold.
  const body = Buffer.from(received.capture.body);
  const answer = { ...received.answer, forwarded: shortened(received.answer.forwarded) };
  const answerBytes = answer.forwarded?.result.kind === "answered" ? answer.forwarded.result.body.length : 0;
  return {
    number: received.number,
    received: { ...received, capture: { ...received.capture, body }, answer },
    uuid: received.related.call?.uuid ?? null,
    ...parties(envelope),
    sentence: envelope === null ? null : sentenceOf(envelope),
    bytes: body.length + answerBytes + OVERHEAD_BYTES,
  };
}

/** Who called whom, of a call of either format; empty texts for what is not said. */
function parties(envelope: Envelope | null): Parties {
  const data = envelope?.data ?? {};
  const line = data["number"];
  const lineNumber = typeof line === "object" && line !== null && "number" in line ? line.number : undefined;
  return {
    direction: direction(data["direction"]),
    from: text(data["caller_number"] ?? data["contact_number"]),
    to: text(data["callee_number"] ?? lineNumber),
  };
}

/** The 2023 format has numbers, of which 0 is not explained anywhere. */
function direction(value: unknown): string {
  if (typeof value === "number") return { 1: "inbound", 2: "outbound", 3: "internal" }[value] ?? "";
  return text(value);
}

function text(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value).slice(0, 40) : "";
}

function shortened(forwarded: ReceivedEvent["answer"]["forwarded"]): ReceivedEvent["answer"]["forwarded"] {
  if (forwarded?.result.kind !== "answered") return forwarded;
  const body = Buffer.from(forwarded.result.body.subarray(0, KEPT_ANSWER_BYTES));
  return { ...forwarded, result: { ...forwarded.result, body } };
}
