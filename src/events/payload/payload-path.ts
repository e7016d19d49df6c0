import { nearest } from "./nearest.ts";
import { isJsonObject } from "./values.ts";

/** How far hints look for what may have been meant. */
const DEEPEST = 20;
const MOST_PATHS = 10_000;
/** What lies under a longer key is never what was meant. */
const LONGEST_KEY = 200;

type Container = Record<string, unknown>;

/** Changes the container that a path ends in; `false` when the last step does not fit. */
type Change = (parent: Container, step: string) => boolean;

/** The steps to a value inside a payload: keys, and indexes as text (`["data", "call_flow", "0"]`). */
export type PayloadPath = readonly string[];

/** Reads `data.call_flow.0.action`, or a JSON Pointer (`/data/call_flow/0`) for keys that hold a dot. */
export function parsePath(text: string): PayloadPath {
  if (!text.startsWith("/")) return text.split(".");
  return text
    .slice(1)
    .split("/")
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** The value at a path, or `undefined` when there is none; never looks at inherited properties. */
export function valueAt(payload: unknown, path: PayloadPath): unknown {
  let value = payload;
  for (const step of path) {
    if (!hasStep(value, step)) return undefined;
    value = value[step];
  }
  return value;
}

/** What a change came to; a refusal carries the nearest path that does exist. */
export type PathChange =
  | { readonly kind: "changed"; readonly payload: unknown }
  | { readonly kind: "unknown_path"; readonly nearest: string | undefined }
  | { readonly kind: "already_there" };

/** Changes the value at a path that exists. The payload given is left as it is. */
export function setAt(payload: unknown, path: PayloadPath, value: unknown): PathChange {
  return changeParent(payload, path, (parent, step) => {
    if (!hasStep(parent, step)) return false;
    define(parent, step, value);
    return true;
  });
}

/** Adds a value where there is none: a new key of an object that exists, or one past the end of a list. */
export function addAt(payload: unknown, path: PayloadPath, value: unknown): PathChange {
  if (valueAt(payload, path) !== undefined) return { kind: "already_there" };
  return changeParent(payload, path, (parent, step) => {
    if (Array.isArray(parent) && step !== String(parent.length)) return false;
    define(parent, step, value);
    return true;
  });
}

/** Removes the value at a path; what follows it in a list moves up. */
export function unsetAt(payload: unknown, path: PayloadPath): PathChange {
  return changeParent(payload, path, (parent, step) => {
    if (!hasStep(parent, step)) return false;
    if (Array.isArray(parent)) parent.splice(Number(step), 1);
    else Reflect.deleteProperty(parent, step);
    return true;
  });
}

/** Copies what lies on the path and shares the rest, so that depth and size beside it cost nothing. */
function changeParent(payload: unknown, path: PayloadPath, change: Change): PathChange {
  const changed = changedCopy(payload, path, change);
  if (changed !== undefined) return { kind: "changed", payload: changed };
  return { kind: "unknown_path", nearest: nearest(path.join("."), pathsOf(payload)) };
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

/** The paths of a payload, containers included; of a very deep or large one only the first. */
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

/** Plain assignment to `__proto__` would change the object's prototype; this makes a property like any other. */
function define(target: Container, key: string, value: unknown): void {
  Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
}
