import { nearest } from "./nearest.ts";
import { parsePattern } from "./path-pattern.ts";
import { isJsonObject } from "./values.ts";

/** Limits of the search for a similar path. */
const DEEPEST = 20;
const MOST_PATHS = 10_000;
const LONGEST_KEY = 200;

type Container = Record<string, unknown>;

/** The steps to a value in a payload: keys, and indexes as text (`["data", "call_flow", "0"]`). */
export type PayloadPath = readonly string[];

/** Reads the path to one value, as `parsePattern` does; `undefined` for anything else, also for a path with `*`. */
export function parsePath(text: string): PayloadPath | undefined {
  const steps = parsePattern(text);
  return steps?.every((step): step is string => typeof step === "string") === true ? steps : undefined;
}

/** The value at a path, or `undefined`. Inherited properties do not count. */
export function valueAt(payload: unknown, path: PayloadPath): unknown {
  let value = payload;
  for (const step of path) {
    if (!hasStep(value, step)) return undefined;
    value = value[step];
  }
  return value;
}

/** The existing path that was probably meant, if any: `data.user_id` for `user_id`, else the one with the most similar letters. */
export function nearestPath(payload: unknown, path: PayloadPath): string | undefined {
  const typed = path.join(".");
  const paths = pathsOf(payload);
  const below = typed === "" ? undefined : paths.find((one) => one.endsWith(`.${typed}`));
  return below ?? nearest(typed, paths);
}

/** The paths of all values and containers, up to `DEEPEST` levels and `MOST_PATHS` paths. */
function pathsOf(payload: unknown): string[] {
  const paths: string[] = [];
  collectPaths(payload, [], paths);
  return paths;
}

function collectPaths(value: unknown, above: PayloadPath, paths: string[]): void {
  if (!isContainer(value) || above.length >= DEEPEST) return;
  for (const [key, inner] of Object.entries(value)) {
    if (paths.length >= MOST_PATHS) return;
    if (key.length > LONGEST_KEY) continue;
    const path = [...above, key];
    paths.push(path.join("."));
    collectPaths(inner, path, paths);
  }
}

function isContainer(value: unknown): value is Container {
  return isJsonObject(value) || Array.isArray(value);
}

function hasStep(value: unknown, step: string): value is Container {
  if (!isContainer(value)) return false;
  return (!Array.isArray(value) || /^(0|[1-9]\d*)$/.test(step)) && Object.hasOwn(value, step);
}
