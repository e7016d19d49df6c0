import type { PayloadPath } from "../../events/payload/payload-path.ts";
import { type Comparison, type Difference, MAX_DIFFERENCES, shortPath, shortText } from "./difference.ts";

/**
 * Where two JSON values differ. The order of an object's keys does not matter, that of a list does. `ignore` names places
 * that may differ, with all that is below them; the step `*` stands for any key or index.
 */
export function jsonDifferences(expected: unknown, received: unknown, ignore: readonly PayloadPath[]): Comparison {
  const differences: Difference[] = [];
  let count = 0;
  // A stack of our own, and paths that share their beginnings: a body can be nested deeper than calls may be.
  const left: Pair[] = [{ place: null, expected, received }];
  for (let pair = left.pop(); pair !== undefined; pair = left.pop()) {
    const { place } = pair;
    if (pair.expected === pair.received || ignore.some((ignored) => covers(ignored, place))) continue;
    if (!sameKind(pair.expected, pair.received)) {
      count += 1;
      // The rest is only counted: a hostile answer can differ in a million places, each at the end of a path of a megabyte.
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

/** A place in a value: a step, and where it was made from; `null` is the value itself. */
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

/** Both lists, or both objects: then their members are compared, else they themselves. */
function sameKind(a: unknown, b: unknown): a is object {
  return isContainer(a) && isContainer(b) && Array.isArray(a) === Array.isArray(b);
}

function isContainer(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function keysOf(a: unknown, b: unknown): string[] {
  return [...new Set([a, b].filter(isContainer).flatMap((value) => Object.keys(value)))];
}

/** The value of an own key; `undefined`, which JSON does not have, when there is none. */
function member(value: unknown, key: string): unknown {
  return isContainer(value) && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
}

/** `data.id`, or a JSON Pointer where a key would not read as one step. */
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
