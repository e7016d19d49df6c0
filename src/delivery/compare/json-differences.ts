import { pathText, patternText } from "../../events/payload/path-pattern.ts";
import { type Comparison, type Difference, MAX_DIFFERENCES, shortPath, shortText } from "./difference.ts";
import { type ComparisonRules, type PlaceSteps, isOfKind } from "./rules.ts";

/** The differences of two JSON values. The order of an object's keys does not matter, the order of a list does. */
export function jsonDifferences(expected: unknown, received: unknown, rules: ComparisonRules): Comparison {
  const differences: Difference[] = [];
  let count = 0;
  // A stack instead of recursion, and places that share their beginning: a body can be nested deeper than the call stack allows.
  const left: Pair[] = [{ place: null, expected, received }];
  for (let pair = left.pop(); pair !== undefined; pair = left.pop()) {
    const { place } = pair;
    if (pair.expected === pair.received) continue;
    const at = placeSteps(place);
    if (rules.ignores(at)) continue;
    const kind = rules.kindAt(at);
    if (kind !== undefined && isOfKind(pair.received, kind)) continue;
    if (kind !== undefined || !sameKind(pair.expected, pair.received)) {
      if (kind === undefined && rules.aspect === "shape" && sameScalarType(pair.expected, pair.received)) continue;
      count += 1;
      // The rest is only counted: a hostile answer can have a million differences, each with a path of a megabyte.
      if (count <= MAX_DIFFERENCES) differences.push(differenceAt(pair, kind === undefined ? null : `a ${kind}`));
      continue;
    }
    const depth = (place?.depth ?? 0) + 1;
    for (const step of keysOf(pair.expected, pair.received, rules).toReversed()) {
      const below = { above: place, step, depth };
      left.push({ place: below, expected: member(pair.expected, step), received: member(pair.received, step) });
    }
  }
  return { differences, count };
}

/** A place in a value: a step, and the place above it; `null` is the value itself. */
interface Place {
  readonly above: Place | null;
  readonly step: string;
  readonly depth: number;
}

interface Pair {
  readonly place: Place | null;
  readonly expected: unknown;
  readonly received: unknown;
}

function differenceAt({ place, expected, received }: Pair, wanted: string | null): Difference {
  const steps = stepsOf(place);
  const where = steps.length === 0 ? "body" : shortPath(pathText(steps));
  const ignore = patternText(steps);
  return {
    where,
    expected: wanted ?? valueText(expected),
    received: valueText(received),
    ignore: steps.length === 0 || ignore.length > LONGEST_PATTERN ? null : ignore,
  };
}

/** A longer pattern is nothing to type. */
const LONGEST_PATTERN = 100;

function placeSteps(place: Place | null): PlaceSteps {
  return { depth: place?.depth ?? 0, last: place?.step, steps: () => stepsOf(place) };
}

function stepsOf(place: Place | null): readonly string[] {
  const steps: string[] = [];
  for (let at = place; at !== null; at = at.above) steps.push(at.step);
  return steps.toReversed();
}

/** Whether both are lists, or both objects, so that their members are compared. */
function sameKind(a: unknown, b: unknown): boolean {
  return isContainer(a) && isContainer(b) && Array.isArray(a) === Array.isArray(b);
}

function isContainer(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** Under `shape` two lists may have different lengths. */
function keysOf(a: unknown, b: unknown, { aspect }: ComparisonRules): string[] {
  if (aspect === "shape" && Array.isArray(a) && Array.isArray(b)) {
    return Object.keys(a.length < b.length ? a : b);
  }
  return [...new Set([a, b].filter(isContainer).flatMap((value) => Object.keys(value)))];
}

function sameScalarType(a: unknown, b: unknown): boolean {
  return a !== null && b !== null && !isContainer(a) && !isContainer(b) && typeof a === typeof b;
}

/** The value of an own key; `undefined` when there is none (JSON has no `undefined`). */
function member(value: unknown, key: string): unknown {
  return isContainer(value) && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
}

function valueText(value: unknown): string | null {
  if (value === undefined) return null;
  if (isContainer(value))
    return Array.isArray(value) ? `a list of ${value.length}` : `an object of ${Object.keys(value).length}`;
  return shortText(JSON.stringify(value));
}
