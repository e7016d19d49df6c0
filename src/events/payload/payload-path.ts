import { nearest } from "./nearest.ts";
import { parsePattern } from "./path-pattern.ts";
import { isJsonObject } from "./values.ts";

/** Limits of the search for a similar path. */
const DEEPEST = 20;
const MOST_PATHS = 10_000;
const LONGEST_KEY = 200;

type Container = Record<string, unknown>;

/** Changes the container at the end of a path. Returns `false` when the container does not have the last step. */
type Change = (parent: Container, step: string) => boolean;

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

/** The result of a change. For an unknown path it has the nearest existing path. */
export type PathChange =
  | { readonly kind: "changed"; readonly payload: unknown }
  | { readonly kind: "unknown_path"; readonly nearest: string | undefined }
  | { readonly kind: "already_there" };

/** Returns a copy of the payload with another value at an existing path. */
export function setAt(payload: unknown, path: PayloadPath, value: unknown): PathChange {
  return changeParent(payload, path, (parent, step) => {
    if (!hasStep(parent, step)) return false;
    define(parent, step, value);
    return true;
  });
}

/** Returns a copy with a new value: a new key of an existing object, or the next item of a list. */
export function addAt(payload: unknown, path: PayloadPath, value: unknown): PathChange {
  if (valueAt(payload, path) !== undefined) return { kind: "already_there" };
  return changeParent(payload, path, (parent, step) => {
    if (Array.isArray(parent) && step !== String(parent.length)) return false;
    define(parent, step, value);
    return true;
  });
}

/** Returns a copy without the value at a path. The later items of a list move up. */
export function unsetAt(payload: unknown, path: PayloadPath): PathChange {
  return changeParent(payload, path, (parent, step) => {
    if (!hasStep(parent, step)) return false;
    if (Array.isArray(parent)) parent.splice(Number(step), 1);
    else Reflect.deleteProperty(parent, step);
    return true;
  });
}

/** The existing path that was probably meant, if any. */
export function nearestPath(payload: unknown, path: PayloadPath): string | undefined {
  return nearest(path.join("."), pathsOf(payload));
}

/** Copies only the containers on the path and shares the others with the original. */
function changeParent(payload: unknown, path: PayloadPath, change: Change): PathChange {
  const changed = changedCopy(payload, path, change);
  if (changed !== undefined) return { kind: "changed", payload: changed };
  return { kind: "unknown_path", nearest: nearestPath(payload, path) };
}

function changedCopy(value: unknown, path: PayloadPath, change: Change): Container | undefined {
  const [step, ...rest] = path;
  if (step === undefined || !isContainer(value)) return undefined;
  const copy = copyOf(value);
  if (rest.length === 0) return change(copy, step) ? copy : undefined;
  const inner = hasStep(value, step) ? changedCopy(value[step], rest, change) : undefined;
  if (inner === undefined) return undefined;
  define(copy, step, inner);
  return copy;
}

function copyOf(value: Container): Container {
  const copy: unknown = Array.isArray(value) ? [...value] : { ...value };
  return isContainer(copy) ? copy : value;
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

/** An assignment to `__proto__` would change the prototype. This makes an ordinary property. */
function define(target: Container, key: string, value: unknown): void {
  Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
}
