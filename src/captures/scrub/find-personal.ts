import { pathText } from "../../events/payload/path-pattern.ts";
import type { Origin } from "../capture.ts";
import type { SourceItem } from "../sources/sources.ts";
import type { FindingKind } from "./findings.ts";
import { Replacements, isStandIn } from "./replacements.ts";
import { scrubbedBody, scrubbedRequest, scrubbedResponse } from "./scrub-record.ts";
import { Scrubber, type ScrubberOptions } from "./scrubber.ts";

/** What a value looks like. */
export type PersonalLook = "number" | "text" | "name" | "email" | "url" | "address" | "token" | "date";

/** A place in a file that looks personal. */
export interface PersonalFinding {
  readonly origin: Origin;
  /** `body`, `path`, `headers`, `remoteAddress` or `id`. */
  readonly part: string;
  /** In the part: `data.caller_number`, or the name of a header. */
  readonly path: string;
  readonly looksLike: PersonalLook;
  /** The start of the value: never all of it. */
  readonly start: string;
}

/** The most findings of one record. More of them say nothing new. */
const MOST_FINDINGS = 100;

/**
 * Every place of a record with something that `captures scrub` would replace and that is no replacement. Short numbers do
 * not count: nobody can tell a replacement of one from an original.
 */
export class PersonalFinder {
  readonly #scrubber: Scrubber;
  #found = new Map<string, PersonalFinding>();
  #origin: Origin = { source: "", line: 0 };

  constructor({ phones, keep = [] }: Pick<ScrubberOptions, "phones" | "keep">) {
    this.#scrubber = new Scrubber({
      replacements: new Replacements(""),
      phones,
      keep,
      onReplaced: ({ kind, original, isName }, { part, steps }) => {
        const looksLike = LOOKS[kind];
        if (looksLike === undefined || isStandIn(kind, original) || !/[\p{L}\d]/u.test(original)) return;
        if (this.#found.size >= MOST_FINDINGS) return;
        const path = pathText(steps.slice(0, MOST_STEPS));
        const place = `${part} ${path} ${looksLike}`;
        if (this.#found.has(place)) return;
        const look = looksLike === "text" && isName ? "name" : looksLike;
        this.#found.set(place, { origin: this.#origin, part, path, looksLike: look, start: startOf(original) });
      },
    });
  }

  /** What looks personal in a record or a payload. */
  findIn(item: Extract<SourceItem, { kind: "event" | "response" }>): readonly PersonalFinding[] {
    this.#found = new Map();
    this.#origin = item.origin;
    if (item.kind === "response") {
      if (scrubbedResponse(item.response, this.#scrubber) === undefined) this.#text(item.response.body);
    } else if (item.capture === null) {
      this.#text(item.body.bytes);
    } else if (scrubbedRequest(item.capture, item.body.bytes, this.#scrubber) === undefined) {
      // The parts of a body that is no JSON can't be told: it is one text.
      scrubbedRequest(item.capture, Buffer.alloc(0), this.#scrubber);
      this.#text(item.body.bytes);
    }
    return [...this.#found.values()];
  }

  #text(body: Buffer): void {
    scrubbedBody(body.toString("utf8"), this.#scrubber);
  }
}

const MOST_STEPS = 20;

const LOOKS: Readonly<Partial<Record<FindingKind, PersonalLook>>> = {
  url: "url",
  email: "email",
  time: "date",
  address: "address",
  iban: "number",
  plate: "number",
  token: "token",
  number: "number",
  word: "text",
};

/** The start of a value, to recognise it: two characters, and less of a short one. */
function startOf(original: string): string {
  return `${/^.{2}(?=.{3})|^./su.exec(original)?.[0] ?? ""}…`;
}
