import { type FoundSample, sampleOf } from "../../events/catalogue/event-sample.ts";
import { printableStart } from "../../events/payload/printable.ts";
import { Failure } from "../../failure.ts";

/** The entry and sample of an event that must be known. Throws `Failure` (`usage`) that names the nearest one. */
export function knownEvent(name: string): Extract<FoundSample, { kind: "found" }> {
  const found = sampleOf(name);
  if (found.kind === "found") return found;
  throw new Failure("usage", `unknown event ${printableStart(name, 60)}`, {
    hint: found.nearest === undefined ? "see all with: hipcall-hooks events list" : `did you mean ${found.nearest}?`,
  });
}
