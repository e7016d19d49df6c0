import * as z from "zod/mini";
import type { Expectation, ExpectedField } from "./expectation.ts";
import type { Field, Profile } from "./profile.ts";
import { JSON_KINDS, TEXT_FORMS } from "./shape.ts";

/** The first key of a saved baseline, by which it is recognised. */
export const BASELINE_KIND = "hipcall-hooks-baseline";

const count = z.int().check(z.nonnegative());
const field = z.object({
  path: z.string(),
  count,
  /** How often it could have been there. */
  of: count,
  types: z.array(z.enum(JSON_KINDS)),
  forms: z.array(z.enum(TEXT_FORMS)),
  /** `null`: the values are no set, or too many. */
  values: z.nullable(z.array(z.union([z.string(), z.number()]))),
});
const baseline = z.object({
  kind: z.literal(BASELINE_KIND),
  v: z.literal(1),
  events: z.array(z.object({ event: z.string(), count, fields: z.array(field) })),
});

/** What a source had, without a value of it: the fields of each event, their types and forms, and how often they came. */
export type Baseline = z.infer<typeof baseline>;
type SavedField = z.infer<typeof field>;

export function baselineOf<Place>(profile: Profile<Place>): Baseline {
  const events = [...profile.events.values()].map(({ event, count: bodies, data, extraKeys }) => {
    const extra = [...extraKeys].map(([path, sighting]): SavedField => {
      return { path, count: sighting.count, of: bodies, types: [], forms: [], values: null };
    });
    return { event, count: bodies, fields: [...fieldsOf(data), ...extra] };
  });
  return { kind: BASELINE_KIND, v: 1, events };
}

function fieldsOf<Place>(seen: Field<Place>): SavedField[] {
  const below = [...seen.fields.values(), ...(seen.items === undefined ? [] : [seen.items])];
  return [
    {
      path: seen.path,
      count: seen.count,
      of: seen.path.endsWith("[]") ? seen.count : seen.count + (seen.absent?.count ?? 0),
      types: [...seen.kinds.keys()],
      forms: [...seen.forms.keys()],
      values: seen.values.size === 0 || seen.manyValues ? null : [...seen.values.keys()],
    },
    ...below.flatMap(fieldsOf),
  ];
}

export type ParsedBaseline =
  | { readonly kind: "baseline"; readonly baseline: Baseline }
  | { readonly kind: "refused"; readonly reason: string };

/** Reads the JSON value of a saved baseline. */
export function parseBaseline(value: unknown): ParsedBaseline {
  const parsed = baseline.safeParse(value);
  if (parsed.success) return { kind: "baseline", baseline: parsed.data };
  const [first] = parsed.error.issues;
  const path = first?.path.map(String).join(".") ?? "";
  return {
    kind: "refused",
    reason: path === "v" ? "it is of a newer version" : `${path || "the file"} is not as expected`,
  };
}

/** What a consumer of these events could expect. */
export function expectationOf({ events }: Baseline): Expectation {
  return new Map(
    events.map(({ event, fields }) => {
      const expected = fields.map((each): [string, ExpectedField] => [each.path, expectedField(each)]);
      return [event, { fields: new Map(expected), open: false }];
    }),
  );
}

function expectedField({ path, count: came, of, types, forms, values }: SavedField): ExpectedField {
  const onlyNull = types.every((type) => type === "null");
  return {
    kinds: new Set(types),
    forms: forms.length === 0 || forms.includes("text") ? null : new Set(forms),
    values: values === null ? null : new Set(values),
    valuesFrom: "seen",
    required: came >= of && !path.endsWith("*") && !path.endsWith("[]"),
    from: onlyNull ? "guessed" : "baseline",
  };
}
