import { expect, test } from "vitest";
import type { ReceivedRequest } from "../../src/captures/capture.ts";
import { readCaptureLine } from "../../src/captures/file/read-capture.ts";
import { Originals } from "../../src/captures/scrub/originals.ts";
import { PHONE_NUMBERS } from "../../src/captures/scrub/phone-numbers.ts";
import { Replacements } from "../../src/captures/scrub/replacements.ts";
import { scrubbedRequest } from "../../src/captures/scrub/scrub-record.ts";
import { Scrubber } from "../../src/captures/scrub/scrubber.ts";
import { findEvent } from "../../src/events/catalogue/catalogue.ts";
import { validateBody } from "../../src/events/validation/validate.ts";
import { captureOf } from "../support/captures/capture.ts";
import { IDENTIFIER_FORMS, NAME_FORMS, type NastyForm, PHONE_FORMS } from "../support/captures/nasty-forms.ts";
import { tracesIn } from "../support/captures/traces.ts";
import { effort } from "../support/run/effort.ts";
import { hasUnsafeCharacters } from "../support/terminal/unsafe-characters.ts";
import { anyCapture } from "./input/hostile-record.ts";
import { hostileText } from "./input/hostile-text.ts";
import { checkCases } from "./run/cases.ts";
import type { Dice } from "./run/dice.ts";
import { untouchedPrototypes } from "./run/untouched-prototypes.ts";
import { watchdog } from "./run/watchdog.ts";

function scrubbed(capture: ReceivedRequest, originals = new Originals()): string | undefined {
  const scrubber = new Scrubber({
    replacements: new Replacements("a key"),
    phones: PHONE_NUMBERS,
    onReplaced: (replaced) => originals.add(replaced),
  });
  return scrubbedRequest({ ...capture, sha256: "" }, capture.body, scrubber);
}

function check(capture: ReceivedRequest): void {
  const originals = new Originals();
  const line = scrubbed(capture, originals);
  const before = validateBody(capture.body);
  if (line === undefined) {
    if (before.verdict !== "unparsable") throw new Error("left out, although the body is JSON");
    return;
  }
  const read = readCaptureLine({ number: 1, bytes: Buffer.from(line.slice(0, -1)), ended: true }, "c.ndjson");
  if (read?.kind !== "request") throw new Error("no longer a request");
  if (hasUnsafeCharacters(line.slice(0, -1))) throw new Error("the line acts on a terminal");
  const after = validateBody(read.body.bytes);
  if (after.verdict !== before.verdict) throw new Error(`now ${after.verdict}, before ${before.verdict}`);
  // The name of an unknown event can contain an address, like any text.
  if (after.event !== before.event && findEvent(before.event ?? "") !== undefined) throw new Error("now another event");
  const left = originals.firstIn(line);
  if (left !== undefined) throw new Error(`a ${left.kind} is left in ${left.part} ${left.steps.join(".")}`);
}

test("a scrubbed request has the same verdict as before, or is left out because its body is not JSON", async () => {
  using _ = untouchedPrototypes();
  const checked = checkCases({
    name: "scrub",
    count: effort({ short: 800, long: 300_000 }),
    generate: anyCapture,
    check,
    show: (capture) => JSON.stringify({ ...capture, body: capture.body.toString("base64") }),
  });
  await expect(checked).resolves.toBeUndefined();
});

const FORMS: readonly NastyForm[] = [...PHONE_FORMS, ...IDENTIFIER_FORMS, ...NAME_FORMS].filter(
  ({ value }) => typeof value !== "object",
);
const PLACES = (
  "caller_number caller_id direction uuid started_at full_name description number assign_to custom_fields musteri note call_flow " +
  "record_url channel_type callback_time"
).split(" ");

interface Hidden {
  readonly form: NastyForm;
  readonly body: string;
}

/** A body with a personal value somewhere: in containers, between other words, encoded, as a key. */
function hiddenForm(dice: Dice): Hidden {
  const form = dice.pick(FORMS);
  let value: unknown = form.value;
  for (let layers = dice.below(4); layers > 0; layers -= 1) {
    const inner = value;
    value = dice.weighted<() => unknown>([
      [3, () => ({ [dice.pick(PLACES)]: inner })],
      [2, () => [hostileText(dice), inner]],
      [2, () => (typeof inner === "string" ? `${dice.pick(["", "not: ", "(", "\u00a0", "call "])}${inner}` : inner)],
      [1, () => (typeof inner === "string" ? { [inner]: dice.below(10) } : [inner])],
      [1, () => JSON.stringify(inner)],
      [1, () => (typeof inner === "string" ? encodeURIComponent(inner.toWellFormed()) : inner)],
      [1, () => (typeof inner === "string" ? Buffer.from(inner).toString("base64") : inner)],
    ])();
  }
  const event = dice.pick(["call_hangup", "call::init", "contact_create", "task_create", "company_create"]);
  return { form, body: JSON.stringify({ event, data: { [dice.pick(PLACES)]: value } }) };
}

test("nothing is left of a personal value, wherever it is hidden", async () => {
  const checked = checkCases<Hidden>({
    name: "scrub, hidden values",
    count: effort({ short: 1500, long: 200_000 }),
    generate: hiddenForm,
    check: ({ form, body }) => {
      const line = scrubbed(captureOf({ body: Buffer.from(body) })) ?? "";
      if (line === "") throw new Error("left out");
      const [trace] = tracesIn(line, form.gone);
      if (trace !== undefined) throw new Error(`${form.gone} is left: ${trace}`);
      if (validateBody(Buffer.from(body)).verdict !== validateBody(bodyIn(line)).verdict)
        throw new Error("another verdict");
    },
    show: ({ body }) => JSON.stringify(body),
  });
  await expect(checked).resolves.toBeUndefined();
});

function bodyIn(line: string): string {
  const { body } = JSON.parse(line) as { body: string };
  return body;
}

test.each([
  ["in a string", (digits: string) => `"${digits}"`],
  ["as a number", (digits: string) => digits],
  ["as a key", (digits: string) => `{"${digits}":1}`],
])("six million digits %s are replaced, and the program goes on", (_where, written) => {
  using _ = watchdog({ name: "scrub, digits", seed: 0 });
  const body = Buffer.from(`{"event":"x","data":{"note":${written("1".repeat(6_000_000))}}}`);
  const line = scrubbed(captureOf({ body })) ?? "";
  expect(line.length).toBeGreaterThan(6_000_000);
  expect(line).not.toMatch(/1{20}/);
});
