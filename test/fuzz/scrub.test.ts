import { expect, test } from "vitest";
import type { ReceivedRequest } from "../../src/captures/capture.ts";
import { readCaptureLine } from "../../src/captures/file/read-capture.ts";
import { learnNames } from "../../src/captures/scrub/scrub-json.ts";
import { scrubbedRequest } from "../../src/captures/scrub/scrub-record.ts";
import { Scrubber } from "../../src/captures/scrub/scrubber.ts";
import { Replacements } from "../../src/captures/scrub/replacements.ts";
import { findEvent } from "../../src/events/catalogue/catalogue.ts";
import { validateBody } from "../../src/events/validation/validate.ts";
import { hasUnsafeCharacters } from "../support/terminal/unsafe-characters.ts";
import { effort } from "../support/run/effort.ts";
import { checkCases } from "./run/cases.ts";
import { anyCapture } from "./input/hostile-record.ts";
import { untouchedPrototypes } from "./run/untouched-prototypes.ts";

function check(capture: ReceivedRequest): void {
  const scrubber = new Scrubber(new Replacements("a key"));
  learnNames(capture.body.toString("utf8"), scrubber);
  const line = scrubbedRequest({ ...capture, sha256: "" }, capture.body, scrubber);
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
