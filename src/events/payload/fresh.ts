import { utcTimeMs, withSeparators } from "./times.ts";
import { isJsonObject } from "./values.ts";

/** Makes new identities and knows the current time. Injected, so that a test can choose the values. */
export interface FreshSource {
  readonly now: () => Date;
  readonly newUuid: () => string;
  /** A new record id, at least 1. */
  readonly newId: () => number;
}

/** Gives a payload a new identity and new times. The same old uuid, id or time always becomes the same new one. */
export type Freshen = (payload: unknown) => unknown;

/** Real payloads are not nested deeper. Values below this level stay unchanged. */
const DEEPEST = 100;

const ZONELESS_TIME = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/;
const SIGNED_AT = /(\bX-Amz-Date=)(\d{8}T\d{6}Z)/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * Builds a `Freshen`. It shifts all times by the same duration, so the gaps between them stay the same: the latest time
 * in `first` (one payload, or all payloads to send) becomes now. Each time keeps its format.
 */
export function freshener(source: FreshSource, first: readonly unknown[]): Freshen {
  const latest = first.reduce<number | undefined>((max, payload) => later(max, latestTimeMs(payload)), undefined);
  const shiftMs = latest === undefined ? 0 : wholeSeconds(source.now().getTime()) - latest;
  const uuids = new Map<string, string>();
  const ids = new Map<number, number>();
  return (payload) => {
    const old = identityOf(payload);
    if (old.uuid !== undefined && !uuids.has(old.uuid)) uuids.set(old.uuid, source.newUuid());
    if (old.id !== undefined && !ids.has(old.id)) ids.set(old.id, source.newId());
    const uuid = old.uuid === undefined ? undefined : { from: old.uuid, to: uuids.get(old.uuid) ?? old.uuid };
    const fresh = renew(payload, { shiftMs, uuid, deeper: DEEPEST });
    const id = old.id === undefined ? undefined : ids.get(old.id);
    return id === undefined ? fresh : withId(fresh, id);
  };
}

interface Renewal {
  readonly shiftMs: number;
  readonly uuid: { readonly from: string; readonly to: string } | undefined;
  /** The number of nested levels that are still changed. */
  readonly deeper: number;
}

function renew(value: unknown, renewal: Renewal, key = ""): unknown {
  if (typeof value === "string") return renewText(value, renewal);
  if (typeof value === "number") return isEpochSeconds(key, value) ? value + Math.round(renewal.shiftMs / 1000) : value;
  if (renewal.deeper === 0) return value;
  const inside = { ...renewal, deeper: renewal.deeper - 1 };
  if (Array.isArray(value)) return value.map((item) => renew(item, inside));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, renew(inner, inside, name)]));
}

function renewText(text: string, { shiftMs, uuid }: Renewal): string {
  if (utcTimeMs(text) !== undefined) return shifted(text, shiftMs, utcForm);
  if (ZONELESS_TIME.test(text)) return shifted(text, shiftMs, zonelessForm);
  // A recording's URL also contains the uuid and the signing time.
  const signed = text.replace(
    SIGNED_AT,
    (_all, name: string, at: string) => `${name}${shiftedSigningTime(at, shiftMs)}`,
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

/** The latest time in a payload. A due date does not count, because it is in the future. */
function latestTimeMs(value: unknown, key = "", deeper = DEEPEST): number | undefined {
  if (typeof value === "string") return key === "due_date" ? undefined : wholeSecondMs(value);
  if (typeof value === "number") return isEpochSeconds(key, value) ? value * 1000 : undefined;
  if (typeof value !== "object" || value === null || deeper === 0) return undefined;
  return Object.entries(value).reduce<number | undefined>(
    (max, [name, inner]) => later(max, latestTimeMs(inner, name, deeper - 1)),
    undefined,
  );
}

function wholeSecondMs(text: string): number | undefined {
  const ms = utcTimeMs(text);
  return ms === undefined ? undefined : wholeSeconds(ms);
}

/** The steps of `call_flow` have Unix seconds. */
function isEpochSeconds(key: string, value: number): boolean {
  return key === "timestamp" && Number.isInteger(value) && value > 1e9 && value < 1e10;
}

function identityOf(payload: unknown): { uuid: string | undefined; id: number | undefined } {
  const data = isJsonObject(payload) ? payload["data"] : undefined;
  if (!isJsonObject(data)) return { uuid: undefined, id: undefined };
  const { uuid, id } = data;
  return {
    uuid: typeof uuid === "string" && UUID.test(uuid) ? uuid : undefined,
    id: typeof id === "number" ? id : undefined,
  };
}

function withId(payload: unknown, id: number): unknown {
  if (!isJsonObject(payload) || !isJsonObject(payload["data"])) return payload;
  return { ...payload, data: { ...payload["data"], id } };
}

function later(a: number | undefined, b: number | undefined): number | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return Math.max(a, b);
}

function wholeSeconds(ms: number): number {
  return Math.floor(ms / 1000) * 1000;
}
