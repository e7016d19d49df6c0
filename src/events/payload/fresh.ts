import { type Edit, type Scalar, edited, memberAtPath, scalarsOf, stringAt } from "./json-text.ts";
import { utcTimeMs, withSeparators } from "./times.ts";

/** Makes new identities and knows the current time. Injected, so that a test can choose the values. */
export interface FreshSource {
  readonly now: () => Date;
  readonly newUuid: () => string;
  /** A new record id, at least 1. */
  readonly newId: () => number;
}

/** Identities that no other record has. */
export const RANDOM_IDS: Pick<FreshSource, "newUuid" | "newId"> = {
  newUuid: () => crypto.randomUUID(),
  newId: () => 1_000_000 + Math.floor(Math.random() * 9_000_000),
};

/**
 * Gives a payload, valid JSON, a new identity and new times. The same old uuid, id or time always becomes the same new
 * one. Every other character stays.
 */
export type Freshen = (payload: string) => string;

const ZONELESS_TIME = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/;
const SIGNED_AT = /(\bX-Amz-Date=)(\d{8}T\d{6}Z)/;
/** The day in the path of a recording's URL: `/2024/11/17/`. */
const DAY_IN_PATH = /^(https?:\/\/[^?#]*\/)(\d{4})\/(\d{2})\/(\d{2})(?=\/)/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * Builds a `Freshen`. It shifts all times by the same duration, so the gaps between them stay the same: the latest time
 * in `first` (one payload, or all payloads to send) becomes now. Each time keeps its format.
 */
export function freshener(source: FreshSource, first: readonly string[]): Freshen {
  const latest = first.reduce<number | undefined>((max, payload) => later(max, latestTimeMs(payload)), undefined);
  const shiftMs = latest === undefined ? 0 : wholeSeconds(source.now().getTime()) - latest;
  const uuids = new Map<string, string>();
  const ids = new Map<string, number>();
  return (payload) => {
    const uuid = uuidOf(payload);
    const id = idOf(payload);
    if (uuid !== undefined && !uuids.has(uuid)) uuids.set(uuid, source.newUuid());
    if (id !== undefined && !ids.has(id.written)) ids.set(id.written, source.newId());
    const newUuid = uuid === undefined ? undefined : { from: uuid, to: uuids.get(uuid) ?? uuid };
    const newId = ids.get(id?.written ?? "");
    return edited(payload, edits(payload, { shiftMs, uuid: newUuid, id, newId, times: timesOf(payload) }));
  };
}

interface Renewal {
  readonly shiftMs: number;
  readonly uuid: { readonly from: string; readonly to: string } | undefined;
  readonly id: { readonly start: number } | undefined;
  readonly newId: number | undefined;
  /** The old times of the payload. */
  readonly times: readonly number[];
}

function edits(payload: string, renewal: Renewal): Edit[] {
  const changes: Edit[] = [];
  for (const scalar of scalarsOf(payload)) {
    const { start, end } = scalar;
    const text =
      payload[start] === '"' ? renewedString(payload, scalar, renewal) : renewedNumber(payload, scalar, renewal);
    if (text !== payload.slice(start, end)) changes.push({ start, end, text });
  }
  return changes;
}

function renewedNumber(payload: string, { key, start, end }: Scalar, { shiftMs, id, newId }: Renewal): string {
  if (start === id?.start) return String(newId);
  const written = payload.slice(start, end);
  const value = Number(written);
  return isEpochSeconds(key, value) ? String(value + Math.round(shiftMs / 1000)) : written;
}

/** The string with its new times and its new uuid. Other escapes in it stay where that is possible. */
function renewedString(payload: string, { start, end }: Scalar, renewal: Renewal): string {
  const written = payload.slice(start, end);
  const value = stringAt(payload, { start, end });
  const renewed = renewText(value, renewal);
  if (renewed === value) return written;
  const keepingEscapes = `"${renewText(written.slice(1, -1), renewal)}"`;
  return stringAt(keepingEscapes, { start: 0, end: keepingEscapes.length }) === renewed
    ? keepingEscapes
    : JSON.stringify(renewed);
}

function renewText(text: string, { shiftMs, uuid, times }: Pick<Renewal, "shiftMs" | "uuid" | "times">): string {
  if (utcTimeMs(text) !== undefined) return shifted(text, shiftMs, utcForm);
  if (ZONELESS_TIME.test(text)) return shifted(text, shiftMs, zonelessForm);
  // A recording's URL also contains the uuid, the day of the call and the signing time.
  const signed = text
    .replace(SIGNED_AT, (_all, name: string, at: string) => `${name}${shiftedSigningTime(at, shiftMs)}`)
    .replace(
      DAY_IN_PATH,
      (_all, before: string, ...day: string[]) => before + shiftedDay(day.slice(0, 3).join("-"), { shiftMs, times }),
    );
  return uuid === undefined ? signed : signed.replaceAll(uuid.from, uuid.to);
}

function utcForm(seconds: string, fraction: string): string {
  return `${seconds}${fraction}Z`;
}

function zonelessForm(seconds: string): string {
  return seconds.replace("T", " ");
}

function shifted(text: string, shiftMs: number, form: (seconds: string, fraction: string) => string): string {
  const ms = Date.parse(`${text.slice(0, 19).replace(" ", "T")}Z`);
  if (Number.isNaN(ms)) return text;
  const fraction = /\.\d+/.exec(text)?.[0] ?? "";
  return form(new Date(ms + shiftMs).toISOString().slice(0, 19), fraction);
}

/** Shifts a time in the form of a pre-signed URL: `20241117T104153Z`. */
function shiftedSigningTime(text: string, shiftMs: number): string {
  return shifted(withSeparators(text), shiftMs, utcForm).replaceAll(/[-:]/g, "");
}

/** The new day of the event that a day in a URL stands for: that of a time in the payload on the same day. */
function shiftedDay(day: string, { shiftMs, times }: Pick<Renewal, "shiftMs" | "times">): string {
  const noon = Date.parse(`${day}T12:00:00Z`);
  const onThatDay = times.find((ms) => new Date(ms).toISOString().startsWith(day)) ?? noon;
  const shiftedMs = onThatDay + shiftMs;
  return (Number.isNaN(shiftedMs) ? day : new Date(shiftedMs).toISOString().slice(0, 10)).replaceAll("-", "/");
}

/** The latest time in a payload. A due date does not count, because it is in the future. */
function latestTimeMs(payload: string): number | undefined {
  return timesOf(payload).reduce<number | undefined>((max, ms) => later(max, ms), undefined);
}

function timesOf(payload: string): number[] {
  return [...scalarsOf(payload)].flatMap((scalar) => timeMs(payload, scalar) ?? []);
}

function timeMs(payload: string, { key, start, end }: Scalar): number | undefined {
  if (payload[start] === '"') return key === "due_date" ? undefined : wholeSecondMs(stringAt(payload, { start, end }));
  const value = Number(payload.slice(start, end));
  return isEpochSeconds(key, value) ? value * 1000 : undefined;
}

function wholeSecondMs(text: string): number | undefined {
  const ms = utcTimeMs(text);
  return ms === undefined ? undefined : wholeSeconds(ms);
}

/** The steps of `call_flow` have Unix seconds. */
function isEpochSeconds(key: string, value: number): boolean {
  return key === "timestamp" && Number.isInteger(value) && value > 1e9 && value < 1e10;
}

function uuidOf(payload: string): string | undefined {
  const uuid = memberAtPath(payload, ["data", "uuid"]);
  if (uuid === undefined || payload[uuid.valueStart] !== '"') return undefined;
  const value = stringAt(payload, { start: uuid.valueStart, end: uuid.end });
  return UUID.test(value) ? value : undefined;
}

/** A number as it is written: two that JavaScript can't tell apart can be two records. */
function idOf(payload: string): { readonly start: number; readonly written: string } | undefined {
  const id = memberAtPath(payload, ["data", "id"]);
  if (id === undefined || !/[\d-]/.test(payload[id.valueStart] ?? "")) return undefined;
  return { start: id.valueStart, written: payload.slice(id.valueStart, id.end) };
}

function later(a: number | undefined, b: number | undefined): number | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return Math.max(a, b);
}

function wholeSeconds(ms: number): number {
  return Math.floor(ms / 1000) * 1000;
}
