import { nearest } from "./nearest.ts";
import { isJsonObject } from "./values.ts";

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

function changeParent(
  payload: unknown,
  path: PayloadPath,
  change: (parent: Record<string, unknown>, step: string) => boolean,
): PathChange {
  const copy: unknown = structuredClone(payload);
  const parent = valueAt(copy, path.slice(0, -1));
  const last = path.at(-1);
  if (last !== undefined && isContainer(parent) && change(parent, last)) return { kind: "changed", payload: copy };
  return { kind: "unknown_path", nearest: nearest(path.join("."), pathsOf(payload)) };
}

/** Every path of a payload, containers included. */
export function* pathsOf(payload: unknown, above: PayloadPath = []): Generator<string> {
  if (!isContainer(payload)) return;
  for (const [key, value] of Object.entries(payload)) {
    const path = [...above, key];
    yield path.join(".");
    yield* pathsOf(value, path);
  }
}

function isContainer(value: unknown): value is Record<string, unknown> {
  return isJsonObject(value) || Array.isArray(value);
}

function hasStep(value: unknown, step: string): value is Record<string, unknown> {
  if (!isContainer(value)) return false;
  return (!Array.isArray(value) || /^(0|[1-9]\d*)$/.test(step)) && Object.hasOwn(value, step);
}

/** Plain assignment to `__proto__` would change the object's prototype; this makes a property like any other. */
function define(target: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
}
