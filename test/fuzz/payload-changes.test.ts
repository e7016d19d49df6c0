import { expect, test } from "vitest";
import { changedPayload } from "../../src/commands/deliver/body-changes.ts";
import { type Assignment, assignment, payloadPath } from "../../src/commands/options/payload-parsers.ts";
import { valueAt } from "../../src/events/payload/payload-path.ts";
import { Failure } from "../../src/failure.ts";
import { effort } from "../support/run/effort.ts";
import { checkCases } from "./run/cases.ts";
import type { Dice } from "./run/dice.ts";
import { hostileKey, hostileValue, mutatedPayload } from "./input/hostile-body.ts";
import { hostileText } from "./input/hostile-text.ts";
import { written } from "./input/json-tree.ts";
import { checkPlainObject, untouchedPrototypes } from "./run/untouched-prototypes.ts";

interface Change {
  readonly option: "set" | "add" | "unset";
  readonly typed: string;
}

interface Changes {
  /** JSON. */
  readonly payload: string;
  readonly changes: readonly Change[];
}

function anyChanges(dice: Dice): Changes {
  const payload = parsablePayload(dice);
  const parsed: unknown = JSON.parse(payload);
  const changes = dice.list(dice.between(1, 4), (): Change => {
    const option = dice.pick(["set", "set", "add", "unset"] as const);
    const path = anyPath(parsed, dice);
    return { option, typed: option === "unset" ? path : `${path}=${anyValue(dice)}` };
  });
  return { payload, changes };
}

function parsablePayload(dice: Dice): string {
  for (;;) {
    const text = mutatedPayload(dice);
    try {
      JSON.parse(text);
      return text;
    } catch {
      // A mutated payload can be invalid JSON: try another one.
    }
  }
}

/** A path, with dots or as a JSON Pointer. It often exists, or almost exists. */
function anyPath(payload: unknown, dice: Dice): string {
  const steps: string[] = [];
  let value = payload;
  while (typeof value === "object" && value !== null && !dice.oneIn(5)) {
    const keys = Object.keys(value);
    if (keys.length === 0) break;
    const key = dice.pick(keys);
    steps.push(key);
    value = (value as Record<string, unknown>)[key];
  }
  if (dice.oneIn(3)) steps.push(...dice.list(dice.between(1, 3), () => hostileKey(dice)));
  if (dice.oneIn(12)) return hostileText(dice);
  if (dice.oneIn(2)) return steps.join(".");
  return steps.map((step) => `/${step.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

function anyValue(dice: Dice): string {
  return dice.oneIn(4) ? hostileText(dice) : written(hostileValue(dice));
}

/** Applies the changes one by one, as the command line does, and checks each. */
function checkChanges({ payload, changes }: Changes): void {
  let text = payload;
  for (const { option, typed } of changes) {
    const changed = afterChange(text, { option, typed });
    checkPlainObject();
    if (changed === undefined) continue;
    checkResult(text, changed);
    text = changed.text;
  }
}

interface Changed {
  readonly text: string;
  /** `null` if a value was removed. */
  readonly assigned: Assignment | null;
}

/** `undefined` if the change was refused, with a failure or as an invalid assignment. */
function afterChange(text: string, { option, typed }: Change): Changed | undefined {
  const none = { set: [], add: [], unset: [] };
  try {
    if (option === "unset") {
      const parsed = payloadPath.parse(typed);
      return parsed && { text: changedPayload(text, { ...none, unset: [parsed] }, "it"), assigned: null };
    }
    const parsed = assignment.parse(typed);
    return parsed && { text: changedPayload(text, { ...none, [option]: [parsed] }, "it"), assigned: parsed };
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}

function checkResult(before: string, { text, assigned }: Changed): void {
  const value: unknown = JSON.parse(text);
  if (assigned === null) {
    if (text.length >= before.length) throw new Error(`nothing was removed: ${text}`);
    return;
  }
  const key = JSON.stringify(assigned.path.at(-1)) ?? "";
  const wanted = wantedValue(before, assigned);
  if (differentLength(before, text) > `,${key}:${wanted}`.length)
    throw new Error(`more than the value was changed: ${text}`);
  const found = JSON.stringify(valueAt(value, assigned.path));
  if (found !== JSON.stringify(JSON.parse(wanted))) throw new Error(`${assigned.name} does not have its new value`);
}

/** JSON. A number in place of a text becomes a text, unless the user typed `:=`. */
function wantedValue(before: string, { path, value, isExact }: Assignment): string {
  const old: unknown = valueAt(JSON.parse(before), path);
  const isNumber = typeof JSON.parse(value) === "number";
  return typeof old === "string" && isNumber && !isExact ? JSON.stringify(value) : value;
}

/** How many characters of a text are between its start and its end that are the same as before. */
function differentLength(before: string, after: string): number {
  let same = 0;
  while (same < after.length && before[same] === after[same]) same += 1;
  const most = Math.min(before.length, after.length) - same;
  let atEnd = 0;
  while (atEnd < most && before.at(-1 - atEnd) === after.at(-1 - atEnd)) atEnd += 1;
  return after.length - same - atEnd;
}

test("--set, --add and --unset change the named place and nothing else, for any path and value", async () => {
  using _ = untouchedPrototypes();
  const checked = checkCases({
    name: "--set",
    count: effort({ short: 2000, long: 1_000_000 }),
    generate: anyChanges,
    check: checkChanges,
    show: (changes) => JSON.stringify(changes),
    *smaller({ payload, changes }) {
      for (const change of changes) yield { payload, changes: changes.filter((other) => other !== change) };
    },
  });
  await expect(checked).resolves.toBeUndefined();
});
