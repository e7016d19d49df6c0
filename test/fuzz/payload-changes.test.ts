import { expect, test } from "vitest";
import { changedBytes, changedPayload } from "../../src/commands/deliver/body-changes.ts";
import { type Assignment, assignment, payloadPath } from "../../src/commands/options/payload-parsers.ts";
import { parsePath, valueAt } from "../../src/events/payload/payload-path.ts";
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
  let value: unknown = JSON.parse(payload);
  for (const { option, typed } of changes) {
    const before = textOf(value);
    const changed = afterChange(value, { option, typed });
    if (textOf(value) !== before) throw new Error(`--${option} has changed its input`);
    checkPlainObject();
    if (changed === undefined) continue;
    checkResult(changed.value, changed.assigned);
    value = changed.value;
  }
}

interface Changed {
  readonly value: unknown;
  /** `null` if a value was removed. */
  readonly assigned: Assignment | null;
}

/** `undefined` if the change was refused, with a failure or as an invalid assignment. */
function afterChange(value: unknown, { option, typed }: Change): Changed | undefined {
  const none = { set: [], add: [], unset: [] };
  try {
    if (option === "unset") {
      const parsed = payloadPath.parse(typed);
      return parsed && { value: changedPayload(value, { ...none, unset: [parsed] }, "it"), assigned: null };
    }
    const parsed = assignment.parse(typed);
    return parsed && { value: changedPayload(value, { ...none, [option]: [parsed] }, "it"), assigned: parsed };
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}

function checkResult(value: unknown, assigned: Assignment | null): void {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== Array.prototype)
    throw new Error("the payload has another prototype");
  const sent = textOf(value);
  if (sent !== null && JSON.stringify(JSON.parse(sent)) !== sent)
    throw new Error(`the sent JSON parses to another value: ${sent}`);
  if (assigned === null) return;
  const { name, value: wanted } = assigned;
  if (textOf(valueAt(value, parsePath(name) ?? [])) !== textOf(wanted))
    throw new Error(`${name} does not have its new value`);
}

/** `null` if the value is nested too deep to send. */
function textOf(value: unknown): string | null {
  if (value === undefined) return "nothing";
  try {
    return changedBytes(value, "it").toString("utf8");
  } catch (error) {
    if (error instanceof Failure) return null;
    throw error;
  }
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
