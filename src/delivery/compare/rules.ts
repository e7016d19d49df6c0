import { type NamedPattern, type PathPattern, hasAnySteps, isIn, leadsTo } from "../../events/payload/path-pattern.ts";

/** How much of two answers is compared: status and body, status and the body's shape (keys and JSON types), or the status. */
export const ASPECTS = ["all", "shape", "status"] as const;
export type Aspect = (typeof ASPECTS)[number];

/** What a value that is new each time must still be. */
export const VALUE_KINDS = ["uuid", "time", "number", "string"] as const;
export type ValueKind = (typeof VALUE_KINDS)[number];

export interface LikeRule extends NamedPattern {
  readonly kind: ValueKind;
}

interface RuleOptions {
  readonly aspect: Aspect;
  /** Places that may differ, with everything below them. */
  readonly ignore: readonly NamedPattern[];
  /** Places whose values may differ, if they are of a kind. */
  readonly like: readonly LikeRule[];
}

/** What counts as a difference between two answers. Remembers which of its patterns led to a value. */
export class ComparisonRules {
  readonly aspect: Aspect;
  readonly #ignore: readonly NamedPattern[];
  readonly #like: readonly LikeRule[];
  readonly #unmatched: Set<NamedPattern>;
  #answers = 0;

  constructor({ aspect, ignore, like }: RuleOptions) {
    this.aspect = aspect;
    this.#ignore = ignore;
    this.#like = like;
    this.#unmatched = new Set([...ignore, ...like]);
  }

  ignores(place: PlaceSteps): boolean {
    return this.#ignore.some(({ pattern }) => matches(pattern, place));
  }

  kindAt(place: PlaceSteps): ValueKind | undefined {
    return this.#like.find(({ pattern }) => matches(pattern, place))?.kind;
  }

  /** Whether there are patterns that have not led to a value in any answer yet. */
  get hasUnmatched(): boolean {
    return this.#unmatched.size > 0;
  }

  /** Looks for the patterns in the JSON of an answer. */
  look(answer: unknown): void {
    this.#answers += 1;
    for (const named of this.#unmatched) if (isIn(named.pattern, answer)) this.#unmatched.delete(named);
  }

  /** The patterns that led nowhere in all answers; none when there was no answer in JSON. */
  unmatched(): readonly string[] {
    return this.#answers === 0 ? [] : [...this.#unmatched].map(({ name }) => name);
  }
}

/** A place in a body; its steps are made only where they are needed. */
export interface PlaceSteps {
  readonly depth: number;
  readonly last: string | undefined;
  readonly steps: () => readonly string[];
}

export const COMPARE_ALL = new ComparisonRules({ aspect: "all", ignore: [], like: [] });

/** Whether a value is of a kind. */
export function isOfKind(value: unknown, kind: ValueKind): boolean {
  switch (kind) {
    case "number":
    case "string":
      return typeof value === kind;
    case "uuid":
      return typeof value === "string" && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);
    case "time":
      return isTime(value);
  }
}

/** An ISO 8601 date, with a time of day or not, or seconds or milliseconds since 1970 in this century. */
function isTime(value: unknown): boolean {
  if (typeof value === "number") return (value >= 9.4e8 && value < 4.2e9) || (value >= 9.4e11 && value < 4.2e12);
  return (
    typeof value === "string" && /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d|$)/.test(value) && !Number.isNaN(Date.parse(value))
  );
}

function matches(pattern: PathPattern, { depth, last, steps }: PlaceSteps): boolean {
  const end = pattern.at(-1);
  if (typeof end === "string" && end !== last) return false;
  return (pattern.length === depth || hasAnySteps(pattern)) && leadsTo(pattern, steps());
}
