import { createReadStream } from "node:fs";
import { pathText } from "../../events/payload/path-pattern.ts";
import { printableStart } from "../../events/payload/printable.ts";
import { Failure } from "../../failure.ts";
import { eitherOf } from "../../language/counted.ts";
import { type Said, said } from "../../language/said.ts";
import type { Origin } from "../capture.ts";
import { readLines } from "../file/lines.ts";
import { saidSource } from "../place.ts";
import type { SourceItem } from "../sources/sources.ts";
import { type LeftOriginal, Originals } from "./originals.ts";
import { scrubbedRequest, scrubbedResponse } from "./scrub-record.ts";
import { type ReplacedCounts, Scrubber, type ScrubberOptions } from "./scrubber.ts";

/** The result of scrubbing a capture. */
export interface ScrubResult {
  readonly requests: number;
  readonly responses: number;
  readonly replaced: ReplacedCounts;
  /** The number of records that were omitted. */
  readonly leftOut: number;
}

export interface ScrubInput extends Omit<ScrubberOptions, "onReplaced"> {
  /** The records of a capture, in their order. */
  readonly items: AsyncIterable<SourceItem>;
  readonly source: string;
  /** The draft of the copy. It is read again before it may be used. */
  readonly draft: { readonly path: string; readonly write: (line: string) => void };
  /** Called for each record that is omitted. */
  readonly onOmitted: (origin: Origin, reason: string) => void;
  /** Called for a pattern of `keep` that led to no value. */
  readonly onUnusedKeep: (name: string) => void;
  readonly signal: AbortSignal;
}

/**
 * Writes the records of a capture without personal data, in the same order. Then reads all that was written, and looks for
 * every original. Throws `Failure` (`input`) if one is left, if the source is not a capture or if no request remains.
 */
export async function scrubCapture(input: ScrubInput): Promise<ScrubResult> {
  const { source, draft, signal } = input;
  const originals = new Originals();
  const scrubber = new Scrubber({ ...input, onReplaced: (replaced) => originals.add(replaced) });
  const count = { requests: 0, responses: 0, leftOut: 0 };
  const omittedRequests = new Set<string>();
  for await (const item of input.items) {
    if (signal.aborted) break;
    const record = scrubbed(item, { source, scrubber, omittedRequests });
    if (record === undefined) continue;
    if (typeof record === "string") {
      draft.write(record);
      count[item.kind === "event" ? "requests" : "responses"] += 1;
    } else {
      count.leftOut += 1;
      input.onOmitted(record.origin, record.omitted);
    }
  }
  if (!signal.aborted) {
    if (count.requests === 0) throw nothingLeft(source);
    await refuseOriginals(draft.path, originals, scrubber);
    for (const pattern of scrubber.keep) if (!scrubber.kept.has(pattern)) input.onUnusedKeep(pattern.name);
  }
  return { ...count, replaced: scrubber.replaced };
}

interface Omitted {
  readonly origin: Origin;
  readonly omitted: string;
}

/** The record without personal data, or the reason why it is omitted; `undefined` for what is no record. */
function scrubbed(
  item: SourceItem,
  how: { readonly source: string; readonly scrubber: Scrubber; readonly omittedRequests: Set<string> },
): string | Omitted | undefined {
  const { source, scrubber, omittedRequests } = how;
  switch (item.kind) {
    case "note":
      return undefined;
    case "unreadable":
      // A copy without it would look complete.
      throw item.failure;
    case "skipped":
      return { origin: item.origin, omitted: item.reason };
    case "event": {
      const { origin, capture, body } = item;
      if (capture === null) throw notACapture(source);
      const record = scrubbedRequest(capture, body.bytes, scrubber);
      if (record !== undefined) return record;
      omittedRequests.add(capture.id);
      return { origin, omitted: "its body is not JSON, so personal data in it cannot be recognised" };
    }
    case "response": {
      const { origin, response } = item;
      if (omittedRequests.has(response.id)) return { origin, omitted: "its request was omitted" };
      return scrubbedResponse(response, scrubber) ?? { origin, omitted: "its body is not text" };
    }
  }
}

const WHAT = {
  number: said("a number"),
  name: said("a name"),
  email: said("an e-mail address"),
  url: said("a URL"),
  token: said("a token"),
  address: said("an IP address"),
} satisfies Record<LeftOriginal["kind"], Said>;

async function refuseOriginals(path: string, originals: Originals, scrubber: Scrubber): Promise<void> {
  for await (const { number, bytes } of readLines(createReadStream(path), path)) {
    const left = bytes.length === 0 ? undefined : originals.firstIn(bytes.toString("utf8"));
    if (left === undefined) continue;
    const steps = left.steps.length === 0 ? undefined : printableStart(pathText(left.steps), 80);
    const values = { what: WHAT[left.kind], number: String(number), part: left.part };
    throw new Failure(
      "input",
      steps === undefined
        ? said(
            "nothing was written: {what} that is replaced elsewhere would be left in record {number}, {part}",
            values,
          )
        : said(
            "nothing was written: {what} that is replaced elsewhere would be left in record {number}, {part} {steps}",
            {
              ...values,
              steps,
            },
          ),
      {
        hint:
          scrubber.kept.size === 0
            ? said("please report this, with the kind of the place but without the value")
            : said("a value that is kept has it: leave out {list}", {
                list: eitherOf([...scrubber.kept].map(({ name }) => `--keep ${name}`)),
              }),
      },
    );
  }
}

function nothingLeft(source: string): Failure {
  return new Failure(
    "input",
    said("nothing to scrub in {source}: every request was omitted", { source: saidSource(source) }),
    {
      hint: said("the body of a request must be JSON, as Hipcall sends it"),
    },
  );
}

function notACapture(source: string): Failure {
  return new Failure("input", said("{source} is not a capture file", { source: saidSource(source) }), {
    hint: said("a capture file is what `hipcall-hooks listen --save FILE` writes"),
  });
}
