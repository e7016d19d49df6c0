/** A step of a pattern: a key or index, `*` (any one step) or `**` (any number of steps, none too). */
type PatternStep = string | typeof ANY_STEP | typeof ANY_STEPS;

/** The steps to values in a payload. */
export type PathPattern = readonly PatternStep[];

/** A pattern with the text that the user typed, for messages. */
export interface NamedPattern {
  readonly name: string;
  readonly pattern: PathPattern;
}

const ANY_STEP = { wildcard: "*" } as const;
const ANY_STEPS = { wildcard: "**" } as const;

/** A step: `.key`, `.*`, `.**`, `[0]`, `[*]`, `["key"]`. The first dot may be missing. */
const STEP =
  /(?:^|\.)(?:(?<any>\*{1,2})|(?<bare>[^.[\]*,"'\s()]+))|\[(?:(?<index>\d+)|(?<anyIndex>\*)|"(?<double>[^"]*)"|'(?<single>[^']*)')\]/y;

/**
 * Reads `data.call_flow[0].action` (`.0` means the same, and a leading `$.` nothing), `**.id`, `items[*].id`, or a JSON
 * Pointer (`/data/a.b`) for keys with other characters. `undefined` for anything else.
 */
export function parsePattern(text: string): PathPattern | undefined {
  if (text.startsWith("/")) return text.slice(1).split("/").map(unescaped);
  const path = text.replace(/^\$(?=[.[]|$)/, "");
  const steps: PatternStep[] = [];
  STEP.lastIndex = 0;
  while (STEP.lastIndex < path.length) {
    const found = STEP.exec(path)?.groups;
    if (found === undefined) return undefined;
    steps.push(stepOf(found));
  }
  return steps.length === 0 ? undefined : steps;
}

/** The steps as text that `parsePattern` reads back. */
export function pathText(steps: readonly string[]): string {
  return steps.every((step) => /^[^.[\]*,"'\s()/$]+$/.test(step)) ? steps.join(".") : pointer(steps);
}

/** Whether a pattern leads to this place. */
export function leadsTo(pattern: PathPattern, steps: readonly string[]): boolean {
  let [at, next] = [0, 0];
  let retry: { readonly at: number; next: number } | undefined;
  while (at < steps.length) {
    const step = pattern[next];
    if (step === ANY_STEPS) {
      retry = { at, next };
      next += 1;
    } else if (step !== undefined && (step === ANY_STEP || step === steps[at])) {
      at += 1;
      next += 1;
    } else if (retry === undefined) {
      return false;
    } else {
      // `**` takes one more step.
      retry = { at: retry.at + 1, next: retry.next };
      at = retry.at;
      next = retry.next + 1;
    }
  }
  return pattern.slice(next).every((step) => step === ANY_STEPS);
}

/** Whether a pattern leads to a value in this payload. */
export function isIn(pattern: PathPattern, payload: unknown): boolean {
  // A stack instead of recursion: a payload can be nested deeper than the call stack allows.
  const left = [{ value: payload, next: 0 }];
  for (let place = left.pop(); place !== undefined; place = left.pop()) {
    const { value, next } = place;
    const step = pattern[next];
    if (step === undefined) return true;
    if (step === ANY_STEPS) left.push({ value, next: next + 1 });
    if (typeof value !== "object" || value === null) continue;
    const after = step === ANY_STEPS ? next : next + 1;
    if (typeof step === "object") for (const inner of Object.values(value)) left.push({ value: inner, next: after });
    else if (Object.hasOwn(value, step)) left.push({ value: Reflect.get(value, step), next: after });
  }
  return false;
}

/** The pattern for a place, as text: an index of a list becomes `[*]`. */
export function patternText(steps: readonly string[]): string {
  if (pathText(steps).startsWith("/")) return pathText(steps);
  return steps.map((step, at) => (/^\d+$/.test(step) ? "[*]" : `${at === 0 ? "" : "."}${step}`)).join("");
}

/** Whether a pattern has a step that stands for several. */
export function hasAnySteps(pattern: PathPattern): boolean {
  return pattern.includes(ANY_STEPS);
}

function stepOf({
  any,
  anyIndex,
  bare,
  index,
  double,
  single,
}: Readonly<Record<string, string | undefined>>): PatternStep {
  if (any === "**") return ANY_STEPS;
  if (any === "*" || anyIndex !== undefined) return ANY_STEP;
  return bare ?? index ?? double ?? single ?? "";
}

function pointer(steps: readonly string[]): string {
  return steps.map((step) => `/${step.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

function unescaped(step: string): string {
  return step.replaceAll("~1", "/").replaceAll("~0", "~");
}
