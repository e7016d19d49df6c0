import type { Envelope } from "../validation/envelope.ts";
import { type JsonObject, isJsonObject } from "../payload/values.ts";
import { type JsonKind, type TextForm, formOf, isCategory, kindOf, memberOf, shapeOf, shownKey } from "./shape.ts";

/** Where and when an event was seen. */
export interface Seen<Place> {
  /** ISO 8601; `null` when it is not known. */
  readonly at: string | null;
  readonly place: Place;
}

/** How often something was seen, the first time of it, and an example without its letters and digits. */
export interface Sighting<Place> {
  count: number;
  first: Seen<Place>;
  example: string;
}

export type Limit = "events" | "fields" | "values" | "depth";

/** The bounds of the memory. What comes after them is counted, but not looked at. */
export const LIMITS: Readonly<Record<Limit, number>> = { events: 200, fields: 5000, values: 50, depth: 12 };

/** A field of an event over all its bodies. `null` values count as seen. */
export class Field<Place> {
  /** `data.call_flow[].action` */
  readonly path: string;
  readonly depth: number;
  /** Whether its values are collected. */
  readonly isSet: boolean;
  count = 0;
  first: Seen<Place> | undefined;
  /** The objects that could have it and did not. */
  absent: Pick<Sighting<Place>, "count" | "first"> | undefined;
  readonly kinds = new Map<JsonKind, Sighting<Place>>();
  readonly forms = new Map<TextForm, Sighting<Place>>();
  /** The values of a field that has a set of them; other fields have none here. */
  readonly values = new Map<string | number, Sighting<Place>>();
  /** Whether there were more different values than the limit. */
  manyValues = false;
  readonly fields = new Map<string, Field<Place>>();
  /** The items of an array, all as one field. */
  items: Field<Place> | undefined;
  /** Objects whose missing fields do not count. */
  shortened = 0;

  constructor(path: string, depth: number, isSet: boolean) {
    this.path = path;
    this.depth = depth;
    this.isSet = isSet;
  }

  /** The objects whose missing fields count. */
  get objects(): number {
    return (this.kinds.get("object")?.count ?? 0) - this.shortened;
  }
}

/** The bodies of one event. */
export interface EventProfile<Place> {
  readonly event: string;
  count: number;
  first: Seen<Place>;
  /** The `data` of the event. */
  readonly data: Field<Place>;
  /** Keys beside `event` and `data`. */
  readonly extraKeys: Map<string, Sighting<Place>>;
}

interface AddOptions {
  /** Whether the body has the keys of a guide's shortened body: a key that it lacks is not missing. */
  readonly shortened?: boolean;
  readonly extraKeys?: readonly string[];
}

/** What the bodies of a source have in common. Its size does not grow with the number of bodies. */
export class Profile<Place> {
  readonly events = new Map<string, EventProfile<Place>>();
  /** The bounds that were met. */
  readonly met = new Set<Limit>();
  readonly #hasSet: (event: string, path: string) => boolean;
  #fields = 0;

  /** `hasSet` says whether the values of a field are a set that the catalogue knows. */
  constructor(hasSet: (event: string, path: string) => boolean) {
    this.#hasSet = hasSet;
  }

  add(
    { event: name, data }: Envelope,
    seen: Seen<Place>,
    { shortened = false, extraKeys = [] }: AddOptions = {},
  ): void {
    const event = name.length > LONGEST_NAME ? startOf(name) : name;
    let profile = this.events.get(event);
    if (profile === undefined) {
      if (this.events.size >= LIMITS.events) return void this.met.add("events");
      profile = { event, count: 0, first: seen, data: new Field("data", 0, false), extraKeys: new Map() };
      this.events.set(event, profile);
    }
    profile.count += 1;
    if (isEarlier(seen, profile.first)) profile.first = seen;
    for (const key of extraKeys.slice(0, MOST_EXTRA_KEYS)) sight(profile.extraKeys, shownKey(key), seen, () => "");
    this.#visit(profile.data, data, { event, seen, shortened });
  }

  #visit(field: Field<Place>, value: unknown, at: Visit<Place>): void {
    field.count += 1;
    if (field.first === undefined || isEarlier(at.seen, field.first)) field.first = at.seen;
    const kind = kindOf(value);
    const example = (): string => shapeOf(value);
    sight(field.kinds, kind, at.seen, example);
    if (typeof value === "string") sight(field.forms, formOf(value), at.seen, example);
    if (field.isSet) this.#addMember(field, value, at.seen);
    if (kind !== "object" && kind !== "array") return;
    if (field.depth >= LIMITS.depth) return void this.met.add("depth");
    if (Array.isArray(value)) this.#visitItems(field, value, at);
    else if (isJsonObject(value)) this.#visitFields(field, value, at);
  }

  #visitItems(field: Field<Place>, values: readonly unknown[], at: Visit<Place>): void {
    const each = at.shortened ? { ...at, shortened: false } : at;
    for (const value of values) {
      field.items ??= this.#newField(field, "[]", at.event);
      if (field.items === undefined) return;
      this.#visit(field.items, value, each);
    }
  }

  #visitFields(field: Field<Place>, value: JsonObject, at: Visit<Place>): void {
    if (at.shortened) field.shortened += 1;
    const each = at.shortened ? { ...at, shortened: false } : at;
    for (const [key, inner] of Object.entries(value)) {
      const known = field.fields.get(key) ?? this.#fieldAt(field, shownKey(key), at);
      if (known !== undefined) this.#visit(known, inner, each);
    }
    if (at.shortened) return;
    for (const [key, known] of field.fields) {
      if (Object.hasOwn(value, key)) continue;
      if (known.absent === undefined) known.absent = { count: 1, first: at.seen };
      else known.absent.count += 1;
    }
  }

  /** The field of a key that was not seen, or is not shown as it is. The objects before did not have a new one. */
  #fieldAt(field: Field<Place>, key: string, at: Visit<Place>): Field<Place> | undefined {
    const found = field.fields.get(key);
    if (found !== undefined) return found;
    const added = this.#newField(field, `.${key}`, at.event);
    if (added === undefined) return undefined;
    field.fields.set(key, added);
    const before = field.objects - (at.shortened ? 0 : 1);
    const first = field.kinds.get("object")?.first;
    if (before > 0 && first !== undefined) added.absent = { count: before, first };
    return added;
  }

  #addMember(field: Field<Place>, value: unknown, seen: Seen<Place>): void {
    const member = memberOf(value);
    if (member === undefined) return;
    if (!field.values.has(member) && field.values.size >= LIMITS.values) {
      field.manyValues = true;
      this.met.add("values");
      return;
    }
    sight(field.values, member, seen, () => String(member));
  }

  #newField(above: Field<Place>, step: string, event: string): Field<Place> | undefined {
    if (this.#fields >= LIMITS.fields) return void this.met.add("fields");
    this.#fields += 1;
    const path = `${above.path}${step}`;
    return new Field(path, above.depth + 1, isCategory(step) || this.#hasSet(event, path));
  }
}

const MOST_EXTRA_KEYS = 50;
const LONGEST_NAME = 100;

/** The start of a long name as a new string: a slice would keep the whole name in memory. */
function startOf(name: string): string {
  return `${Array.from(name.slice(0, LONGEST_NAME)).join("")}…`;
}

interface Visit<Place> {
  readonly event: string;
  readonly seen: Seen<Place>;
  readonly shortened: boolean;
}

function sight<Key, Place>(
  sightings: Map<Key, Sighting<Place>>,
  key: Key,
  seen: Seen<Place>,
  example: () => string,
): void {
  const found = sightings.get(key);
  if (found === undefined) {
    if (sightings.size < MOST_SIGHTINGS) sightings.set(key, { count: 1, first: seen, example: example() });
    return;
  }
  found.count += 1;
  if (!isEarlier(seen, found.first)) return;
  found.first = seen;
  found.example = example();
}

const MOST_SIGHTINGS = 60;

/** Whether a time is known to be before another. */
function isEarlier<Place>({ at }: Seen<Place>, other: Seen<Place>): boolean {
  return at !== null && other.at !== null && at < other.at;
}
