import type { PayloadPath } from "../../events/payload/payload-path.ts";
import { type Comparison, type Difference, MAX_DIFFERENCES, shortPath, shortText } from "./difference.ts";

/**
 * The differences of two JSON values. The order of an object's keys does not matter, the order of a list does. `ignore` names
 * paths that may differ, with everything below them; the step `*` matches any key or index.
 */
export function jsonDifferences(expected: unknown, received: unknown, ignore: readonly PayloadPath[]): Comparison {
  const differences: Difference[] = [];
  let count = 0;
  // A stack instead of recursion, and places that share their beginning: a body can be nested deeper than the call stack allows.
  const left: Pair[] = [{ place: null, expected, received }];
  for (let pair = left.pop(); pair !== undefined; pair = left.pop()) {
    const { place } = pair;
    if (pair.expected === pair.received || ignore.some((ignored) => covers(ignored, place))) continue;
    if (!sameKind(pair.expected, pair.received)) {
      count += 1;
      // The rest is only counted: a hostile answer can have a million differences, each with a path of a megabyte.
      if (count <= MAX_DIFFERENCES) differences.push(differenceAt(pair));
      continue;
    }
    const depth = (place?.depth ?? 0) + 1;
    for (const step of keysOf(pair.expected, pair.received).toReversed()) {
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

function differenceAt({ place, expected, received }: Pair): Difference {
  const where = shortPath(pathText(stepsOf(place)));
  return { where, expected: valueText(expected), received: valueText(received) };
}

function covers(ignored: PayloadPath, place: Place | null): boolean {
  if (ignored.length !== (place?.depth ?? 0)) return false;
  const steps = stepsOf(place);
  return ignored.every((step, index) => step === "*" || step === steps[index]);
}

function stepsOf(place: Place | null): PayloadPath {
  const steps: string[] = [];
  for (let at = place; at !== null; at = at.above) steps.push(at.step);
  return steps.toReversed();
}

/** Whether both are lists, or both objects, so that their members are compared. */
function sameKind(a: unknown, b: unknown): a is object {
  return isContainer(a) && isContainer(b) && Array.isArray(a) === Array.isArray(b);
}

function isContainer(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function keysOf(a: unknown, b: unknown): string[] {
  return [...new Set([a, b].filter(isContainer).flatMap((value) => Object.keys(value)))];
}

/** The value of an own key; `undefined` when there is none (JSON has no `undefined`). */
function member(value: unknown, key: string): unknown {
  return isContainer(value) && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
}

/** `data.id`, or a JSON Pointer when a key contains `.` or `/`, or is empty. */
function pathText(path: PayloadPath): string {
  if (path.length === 0) return "body";
  if (path.every((step) => step !== "" && !/[./]/.test(step))) return path.join(".");
  return path.map((step) => `/${step.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

function valueText(value: unknown): string | null {
  if (value === undefined) return null;
  if (isContainer(value))
    return Array.isArray(value) ? `a list of ${value.length}` : `an object of ${Object.keys(value).length}`;
  return shortText(JSON.stringify(value));
}
