import { expect, test } from "vitest";
import { baselineOf, expectationOf, parseBaseline } from "../../src/events/drift/baseline.ts";
import { catalogueExpectation, listsValues } from "../../src/events/drift/expectation.ts";
import { driftFindings } from "../../src/events/drift/findings.ts";
import { Profile } from "../../src/events/drift/profile.ts";
import { suggestionFor } from "../../src/events/drift/suggestion.ts";
import { validateBody } from "../../src/events/validation/validate.ts";
import { effort } from "../support/run/effort.ts";
import { hostileBody } from "./input/hostile-body.ts";
import { checkCases, shorterBytes, shownBytes } from "./run/cases.ts";
import { untouchedPrototypes } from "./run/untouched-prototypes.ts";

const KNOWN = catalogueExpectation();

/** Checks the rules that hold for every body. Throws if one is broken. */
function checkBody(body: Buffer): void {
  const { envelope } = validateBody(body);
  if (envelope === null) return;
  const profile = new Profile<number>(listsValues(KNOWN));
  profile.add(envelope, { at: null, place: 1 });
  profile.add({ event: envelope.event, data: {} }, { at: null, place: 2 });
  const findings = driftFindings(profile, { expected: KNOWN, known: KNOWN, isBaseline: false });
  if (findings.some(({ count, of }) => count > of || count < 1)) throw new Error(JSON.stringify(findings));
  const saved = parseBaseline(JSON.parse(JSON.stringify(baselineOf(profile))));
  if (saved.kind === "refused") throw new Error(saved.reason);
  const expected = expectationOf(saved.baseline);
  const again = driftFindings(profile, { expected, known: KNOWN, isBaseline: true });
  if (again.length > 0) throw new Error(`against its own baseline: ${JSON.stringify(again)}`);
  JSON.stringify([...profile.events.values()].map(suggestionFor));
}

test("any body has no difference from its own baseline, and counts that add up", async () => {
  using _ = untouchedPrototypes();
  const checked = checkCases({
    name: "drift",
    count: effort({ short: 2000, long: 1_000_000 }),
    generate: hostileBody,
    check: checkBody,
    show: shownBytes,
    smaller: shorterBytes,
  });
  await expect(checked).resolves.toBeUndefined();
});

test("a name of megabytes is cut", () => {
  const profile = new Profile<number>(listsValues(KNOWN));
  profile.add({ event: "call_".repeat(1_000_000), data: {} }, { at: null, place: 1 });
  expect([...profile.events.keys()]).toEqual([`${"call_".repeat(20)}…`]);
});
