import { type Said, inEnglish, said } from "../../language/said.ts";
import type { Expectation, ExpectedEvent, ExpectedField } from "./expectation.ts";
import type { EventProfile, Field, Profile, Seen } from "./profile.ts";
import { JSON_KINDS, type JsonKind } from "./shape.ts";

/** `breaking`: a consumer that relies on what is known fails. `notice`: look whether yours does. `info`: good to know. */
export type DriftSeverity = "breaking" | "notice" | "info";

/** Part of the JSON output, so a kind is never renamed. */
type DriftKind =
  | "new_event"
  | "event_never_came"
  | "unknown_body"
  | "new_field"
  | "missing_field"
  | "never_came"
  | "other_type"
  | "unexpected_null"
  | "new_value"
  | "new_form";

/** What the traffic has and the expectation has not, or the other way round. */
export interface DriftFinding<Place> {
  readonly event: string;
  /** `data.call_flow[].action`; `null` for the event itself. */
  readonly path: string | null;
  readonly kind: DriftKind;
  readonly severity: DriftSeverity;
  readonly message: Said;
  readonly expected: string | null;
  readonly received: string | null;
  /** How often, of how many. */
  readonly count: number;
  readonly of: number;
  /** The first time. */
  readonly since: string | null;
  readonly origin: Place | null;
  /** Without its letters and digits. */
  readonly example: string | null;
}

interface Compared {
  readonly expected: Expectation;
  /** What the catalogue says too, when the expectation is a baseline. What it knows is no surprise. */
  readonly known: Expectation;
  readonly isBaseline: boolean;
}

/** Compares what was seen with what was expected. The worst comes first in each event, then by path. */
export function driftFindings<Place>(profile: Profile<Place>, compared: Compared): DriftFinding<Place>[] {
  const found = [...profile.events.values()].flatMap((seen) => {
    const expected = compared.expected.get(seen.event);
    const all = expected === undefined ? [newEvent(seen, compared)] : eventFindings(seen, expected, compared);
    return all.toSorted(worstFirst);
  });
  return [...found, ...(compared.isBaseline ? neverCame(profile, compared) : [])];
}

function worstFirst(one: DriftFinding<unknown>, other: DriftFinding<unknown>): number {
  const byRank = RANK[one.severity] - RANK[other.severity];
  return byRank === 0 ? (one.path ?? "").localeCompare(other.path ?? "", "en") : byRank;
}

const RANK: Readonly<Record<DriftSeverity, number>> = { breaking: 0, notice: 1, info: 2 };

function newEvent<Place>(seen: EventProfile<Place>, { known, isBaseline }: Compared): DriftFinding<Place> {
  const isKnown = known.has(seen.event);
  return {
    ...ofEvent(seen, "new_event", isKnown ? "info" : "notice"),
    message: isBaseline ? said("the baseline has no such event") : said("the catalogue has no such event"),
  };
}

function neverCame<Place>(profile: Profile<Place>, { expected }: Compared): DriftFinding<Place>[] {
  return [...expected.keys()]
    .filter((event) => !profile.events.has(event))
    .map((event) => ({
      event,
      path: null,
      kind: "event_never_came",
      severity: "info",
      message: said("the baseline has this event, and it never came"),
      expected: null,
      received: null,
      count: 0,
      of: 0,
      since: null,
      origin: null,
      example: null,
    }));
}

function ofEvent<Place>(
  { event, count, first }: EventProfile<Place>,
  kind: DriftKind,
  severity: DriftSeverity,
): Omit<DriftFinding<Place>, "message"> {
  const about = { event, path: null, kind, severity, expected: null, received: null, example: null };
  return { ...about, count, of: count, since: first.at, origin: first.place };
}

function eventFindings<Place>(
  seen: EventProfile<Place>,
  expected: ExpectedEvent,
  compared: Compared,
): DriftFinding<Place>[] {
  const extra: DriftFinding<Place>[] = [];
  for (const [key, { count, first }] of seen.extraKeys) {
    if (expected.fields.has(key)) continue;
    const found = {
      ...ofEvent(seen, "new_field", "info"),
      path: key,
      message: said("{key} is new, beside event and data", { key }),
    };
    extra.push({ ...found, count, since: first.at, origin: first.place });
  }
  const own = [...seen.data.fields.keys()];
  if (expected.open && own.length > 0) {
    const message =
      own.length === 1
        ? said("its body is not known; it has 1 field")
        : said("its body is not known; it has {count} fields", { count: own.length });
    const unknown = { ...ofEvent(seen, "unknown_body", "info"), message };
    return [unknown, ...extra];
  }
  const walk = new Walk(seen, expected, compared);
  walk.field(seen.data, seen.count);
  return [...extra, ...walk.found];
}

type FieldFinding<Place> = Pick<DriftFinding<Place>, "kind" | "severity" | "message"> &
  Partial<Pick<DriftFinding<Place>, "expected" | "received" | "example">>;

/** Goes through the fields of one event. */
class Walk<Place> {
  readonly found: DriftFinding<Place>[] = [];
  readonly #event: EventProfile<Place>;
  readonly #expected: ExpectedEvent;
  readonly #known: ExpectedEvent | undefined;
  readonly #isBaseline: boolean;

  constructor(event: EventProfile<Place>, expected: ExpectedEvent, { known, isBaseline }: Compared) {
    this.#event = event;
    this.#expected = expected;
    this.#known = isBaseline ? known.get(event.event) : undefined;
    this.#isBaseline = isBaseline;
  }

  field(field: Field<Place>, of: number): void {
    const { path } = field;
    const expected = this.#expected.fields.get(path);
    if (expected === undefined) return this.#newField(field, of);
    const known = this.#known?.fields.get(path);
    this.#types(field, expected, known);
    this.#forms(field, expected);
    this.#values(field, expected, known);
    if (field.objects > 0) this.#missing(field);
    const objects = field.kinds.get("object")?.count ?? 0;
    for (const inner of field.fields.values()) this.field(inner, objects);
    if (field.items !== undefined) this.field(field.items, field.items.count);
  }

  #newField(field: Field<Place>, of: number): void {
    const { path } = field;
    const [example] = [...field.kinds].flatMap(([kind, sighting]) => (kind === "null" ? [] : [sighting.example]));
    const kinds = kindsText(field.kinds.keys());
    const received = withFields(kinds, field.fields.size);
    // One object can have several keys that are shown as `*`.
    this.#add(path, field, path.endsWith("*") ? field.count : of, {
      kind: "new_field",
      severity: "info",
      message: said("{path} is new ({received})", { path, received }),
      received: inEnglish(received),
      example: example ?? "null",
    });
  }

  #types(field: Field<Place>, expected: ExpectedField, known: ExpectedField | undefined): void {
    const { path } = field;
    for (const [kind, sighting] of field.kinds) {
      if (expected.kinds.has(kind) || (kind === "integer" && expected.kinds.has("number"))) continue;
      const isKnown = known?.kinds.has(kind) === true;
      const severity = isKnown
        ? "info"
        : expected.from === "guessed" || expected.from === "sample"
          ? "notice"
          : "breaking";
      const wanted = kindsText(expected.kinds);
      const isNull = kind === "null";
      this.#add(path, sighting, field.count, {
        kind: isNull ? "unexpected_null" : "other_type",
        severity,
        message: isNull
          ? said("{path} is null, where no null was known", { path })
          : expected.from === "guessed"
            ? said("{path} is {kind} (expected: {wanted}); the expected type was a guess", { path, kind, wanted })
            : said("{path} is {kind} (expected: {wanted})", { path, kind, wanted }),
        expected: inEnglish(wanted),
        received: kind,
        example: isNull ? null : sighting.example,
      });
    }
  }

  #forms(field: Field<Place>, { forms }: ExpectedField): void {
    const { path } = field;
    if (forms === null) return;
    for (const [form, sighting] of field.forms) {
      if (forms.has(form)) continue;
      const wanted = anyOf([...forms]);
      this.#add(path, sighting, field.count, {
        kind: "new_form",
        severity: "notice",
        message: said("{path} has another form: {form} (expected: {wanted})", { path, form, wanted }),
        expected: inEnglish(wanted),
        received: form,
        example: sighting.example,
      });
    }
  }

  #values(field: Field<Place>, expected: ExpectedField, known: ExpectedField | undefined): void {
    const { path } = field;
    const { values, valuesFrom } = expected;
    if (values === null) return;
    for (const [value, sighting] of field.values) {
      if (values.has(value)) continue;
      const isListed = valuesFrom === "list" || this.#isBaseline;
      const shown = typeof value === "number" || value.startsWith('"') ? String(value) : `"${value}"`;
      this.#add(path, sighting, field.count, {
        kind: "new_value",
        severity: isListed && known?.values?.has(value) !== true ? "notice" : "info",
        message: said("{path} has a new value: {value} (known: {known})", {
          path,
          value: shown,
          known: [...values].join(", "),
        }),
        expected: [...values].join(", "),
        received: shown,
        example: shown,
      });
    }
  }

  /** The expected fields of an object that did not come, or not always. */
  #missing(field: Field<Place>): void {
    const { path } = field;
    for (const [each, expected] of this.#expected.fields) {
      const key = keyBelow(each, path);
      if (key === undefined) continue;
      const inner = field.fields.get(key);
      const absent = inner === undefined ? { count: field.objects, first: field.first } : inner.absent;
      if (absent === undefined || absent.count <= 0 || (!expected.required && inner !== undefined)) continue;
      const isOptional = !expected.required || this.#known?.fields.get(each)?.required === false;
      this.#add(each, absent, field.objects, {
        kind: expected.required ? "missing_field" : "never_came",
        severity: isOptional ? "info" : expected.from === "guessed" ? "notice" : "breaking",
        message:
          inner === undefined
            ? said("{path} never came", { path: each })
            : said("{path} is missing (expected: always)", { path: each }),
        expected: expected.required ? "always" : "sometimes",
        received: inner === undefined ? "never" : "not always",
      });
    }
  }

  #add(
    path: string,
    { count, first }: { readonly count: number; readonly first: Seen<Place> | undefined },
    of: number,
    { expected = null, received = null, example = null, ...finding }: FieldFinding<Place>,
  ): void {
    const { event } = this.#event;
    const at = { since: first?.at ?? null, origin: first?.place ?? null };
    this.found.push({ event, path, count, of, ...at, expected, received, example, ...finding });
  }
}

/** The key of a path directly below another: `uuid` for `data.uuid` below `data`. */
function keyBelow(path: string, above: string): string | undefined {
  if (!path.startsWith(`${above}.`)) return undefined;
  const rest = path.slice(above.length + 1);
  return /[.[]/.test(rest) ? undefined : rest;
}

function kindsText(kinds: Iterable<JsonKind>): string | Said {
  const all = new Set(kinds);
  return anyOf(JSON_KINDS.filter((kind) => all.has(kind)));
}

function anyOf(names: readonly string[]): string | Said {
  const [first = "", ...others] = names;
  return others.reduce<string | Said>((before, last) => said("{first} or {last}", { first: before, last }), first);
}

function withFields(kinds: string | Said, count: number): string | Said {
  if (count === 0) return kinds;
  return count === 1 ? said("{kinds} with 1 field", { kinds }) : said("{kinds} with {count} fields", { kinds, count });
}
