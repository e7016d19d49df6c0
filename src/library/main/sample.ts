import { findEvent } from "../../events/catalogue/catalogue.ts";
import { sampleOf } from "../../events/catalogue/event-sample.ts";
import { RANDOM_IDS, freshener } from "../../events/payload/fresh.ts";
import { nearest } from "../../events/payload/nearest.ts";
import { printableStart } from "../../events/payload/printable.ts";
import { isJsonObject } from "../../events/payload/values.ts";
import type { Failure } from "../../failure.ts";
import { libraryFailure } from "./library-failure.ts";
import type { DeepPartial, EventName, EventOf } from "./event-types.ts";

export interface SampleOptions {
  /** New ids, a new uuid and times of now, keeping the gaps between them. */
  readonly fresh?: boolean;
}

/** The values of `data` that a sample gets instead of its own. */
export interface SampleChanges<Name extends EventName> {
  readonly data?: DeepPartial<EventOf<Name>["data"]>;
}

/**
 * The sample of an event, a new object each time, with your values in it: an object is merged at every level, a list is
 * replaced, `undefined` changes nothing. A key that the event does not have does not compile, and throws.
 *
 * ```ts
 * const missed = sample("call_hangup", { data: { missing_call: true, bridged_at: null } });
 * const another = sample("call_hangup", {}, { fresh: true }); // another call, that ended now
 * ```
 */
export function sample<Name extends EventName>(
  name: Name,
  changes: SampleChanges<Name> = {},
  { fresh = false }: SampleOptions = {},
): EventOf<Name> {
  const found = sampleOf(name);
  if (found.kind === "unknown") throw unknownName("event", name, found.nearest);
  const text = JSON.stringify(found.sample);
  const payload: unknown = JSON.parse(fresh ? freshener({ now: () => new Date(), ...RANDOM_IDS }, [text])(text) : text);
  return changed(payload, changes, { name, path: "" }) as EventOf<Name>;
}

/** The error for a name that does not exist. */
export function unknownName(what: string, name: string, meant: string | undefined): Failure {
  const hint =
    meant === undefined
      ? `see all: hipcall-hooks events ${what === "event" ? "list" : "scenarios"}`
      : `did you mean ${meant}?`;
  return libraryFailure("usage", `unknown ${what} "${printableStart(name, 60)}"`, { hint });
}

interface Place {
  readonly name: string;
  readonly path: string;
}

function changed(value: unknown, change: unknown, place: Place): unknown {
  if (change === undefined) return value;
  if (!isJsonObject(value) || !isJsonObject(change)) return structuredClone(change);
  const keys = knownKeys(value, place);
  const merged = new Map(Object.entries(value));
  for (const [key, inner] of Object.entries(change)) {
    const path = place.path === "" ? key : `${place.path}.${key}`;
    if (keys !== undefined && !keys.includes(key)) throw unknownKey(path, key, { keys, place });
    if (inner !== undefined) merged.set(key, changed(merged.get(key), inner, { ...place, path }));
  }
  return Object.fromEntries(merged);
}

/** `undefined` where any key is fine, because the body is only partly known. */
function knownKeys(value: object, { name, path }: Place): readonly string[] | undefined {
  if (path === "") return ["data"];
  const entry = findEvent(name);
  if (entry?.known === "partial") return undefined;
  return path === "data" && entry !== undefined ? Object.keys(entry.schema.shape) : Object.keys(value);
}

function unknownKey(
  path: string,
  key: string,
  { keys, place }: { readonly keys: readonly string[]; readonly place: Place },
): Failure {
  const meant = nearest(key, keys);
  const above = place.path === "" ? "" : `${place.path}.`;
  return libraryFailure("usage", `${place.name} has no ${printableStart(path, 100)}`, {
    hint:
      meant === undefined
        ? `see its fields: hipcall-hooks events explain ${place.name}`
        : `did you mean ${above}${meant}?`,
  });
}
