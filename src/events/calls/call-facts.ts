import type { EventFormat } from "../catalogue/catalogue.ts";
import { direction2023 } from "../catalogue/direction-2023.ts";
import { type JsonObject, isJsonObject } from "../payload/values.ts";

/** The facts of a call from one event, with the same names for both formats. Missing and overlong values are `null`. */
export interface CallFacts {
  readonly direction: string | null;
  readonly from: string | null;
  readonly to: string | null;
  /** The id of Hipcall's own number. */
  readonly numberId: number | null;
  readonly startedAt: string | null;
  readonly answeredAt: string | null;
  readonly bridgedAt: string | null;
  readonly endedAt: string | null;
  readonly firstTouchSeconds: number | null;
  readonly durationSeconds: number | null;
  readonly missing: boolean | null;
  readonly missingReason: string | null;
  /** `user` (the agent), `contact` (the customer) or `system`. */
  readonly hungUpBy: string | null;
  readonly voicemail: boolean;
  readonly recordUrl: string | null;
}

const LONGEST_TEXT = 100;
const LONGEST_URL = 2000;

/** Reads the facts from the `data` of a call event. Accepts any payload. */
export function callFacts(format: EventFormat, data: JsonObject): CallFacts {
  return format === "2023" ? facts2023(data) : facts2024(data);
}

function facts2024(data: JsonObject): CallFacts {
  return {
    direction: text(data["direction"]),
    from: text(data["caller_number"]),
    to: text(data["callee_number"]),
    numberId: number(data["number_id"]),
    startedAt: text(data["started_at"]),
    answeredAt: text(data["answered_at"]),
    bridgedAt: text(data["bridged_at"]),
    endedAt: text(data["ended_at"]),
    firstTouchSeconds: number(data["first_touch_duration"]),
    durationSeconds: number(data["call_duration"]),
    missing: typeof data["missing_call"] === "boolean" ? data["missing_call"] : null,
    missingReason: text(data["missing_call_reason"]),
    hungUpBy: text(data["hangup_by"]),
    voicemail: data["voicemail_id"] !== null && data["voicemail_id"] !== undefined,
    recordUrl: text(data["record_url"], LONGEST_URL),
  };
}

function facts2023(data: JsonObject): CallFacts {
  const ended = data["state"] === "hangup";
  return {
    direction: direction2023(data["direction"]) ?? null,
    from: text(data["contact_number"]),
    to: isJsonObject(data["number"]) ? text(data["number"]["number"]) : null,
    numberId: number(data["number_id"]),
    startedAt: text(data["startstamp"]),
    answeredAt: null,
    bridgedAt: null,
    endedAt: ended ? text(data["timestamp"]) : null,
    firstTouchSeconds: null,
    durationSeconds: null,
    missing: null,
    missingReason: null,
    hungUpBy: null,
    voicemail: false,
    recordUrl: null,
  };
}

function text(value: unknown, longest = LONGEST_TEXT): string | null {
  // A cut text would keep the whole text in memory.
  return typeof value === "string" && value !== "" && value.length <= longest ? value : null;
}

function number(value: unknown): number | null {
  return typeof value === "number" ? value : null;
}
