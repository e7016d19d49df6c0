import { sentenceOf } from "../../../events/catalogue/sentence.ts";
import type { Envelope } from "../../../events/validation/envelope.ts";
import type { ReceivedEvent } from "../../../listener/listener-event.ts";

/** An event in the list: a received event without its parsed payload, and a copy of its body. */
export interface Entry extends Parties {
  /** Unique; counts received events from 1. */
  readonly number: number;
  readonly received: Omit<ReceivedEvent, "envelope">;
  readonly uuid: string | null;
  readonly sentence: string | null;
  /** About how much memory the entry takes. */
  readonly bytes: number;
}

interface Parties {
  readonly direction: string;
  readonly from: string;
  readonly to: string;
}

/** A longer response of the app is cut. */
const MAX_RESPONSE_BYTES = 64 * 1024;

/** About how much memory an entry takes beside its bodies. */
const OVERHEAD_BYTES = 2000;

/** Makes the list entry of a received event. */
export function entryOf({ envelope, ...received }: ReceivedEvent): Entry {
  // The received body may be a slice of a large network buffer, which it would keep in memory.
  const body = Buffer.from(received.capture.body);
  const answer = { ...received.answer, forwarded: withShortBody(received.answer.forwarded) };
  const responseBytes = answer.forwarded?.result.kind === "answered" ? answer.forwarded.result.body.length : 0;
  return {
    number: received.number,
    received: { ...received, capture: { ...received.capture, body }, answer },
    uuid: received.related.call?.uuid ?? null,
    ...parties(envelope),
    sentence: envelope === null ? null : sentenceOf(envelope),
    bytes: body.length + responseBytes + OVERHEAD_BYTES,
  };
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
