import { Readable } from "node:stream";
import { Failure } from "../../failure.ts";
import { learnNames } from "./scrub-json.ts";
import { scrubbedRequest, scrubbedResponse } from "./scrub-record.ts";
import type { ReplacedCounts, Scrubber } from "./scrubber.ts";
import type { Origin } from "../capture.ts";
import { type SourceItem, readSources } from "../sources/sources.ts";

/** What came of scrubbing a capture. */
export interface ScrubResult {
  readonly requests: number;
  readonly responses: number;
  readonly replaced: ReplacedCounts;
  /** Records that are not in the result. */
  readonly leftOut: number;
}

export interface ScrubInput {
  /** A capture file, or a folder of them; it is read twice. */
  readonly source: string;
  readonly cwd: string;
  readonly scrubber: Scrubber;
  readonly write: (line: string) => void;
  /** Told of each record that is left out. */
  readonly leftOut: (origin: Origin, why: string) => void;
  readonly signal: AbortSignal;
}

/** Writes the records of a capture without personal data, in their order. Throws `Failure` (`input`) when it is no capture. */
export async function scrubCapture(input: ScrubInput): Promise<ScrubResult> {
  const { source, scrubber } = input;
  // A name can stand in a text long before the event that tells that it is one.
  for await (const item of itemsOf(input)) learnFrom(item, source, scrubber);
  const count = { requests: 0, responses: 0, leftOut: 0 };
  const unread = new Set<string>();
  for await (const item of itemsOf(input)) {
    const record = scrubbed(item, { scrubber, unread });
    if (typeof record === "string") {
      input.write(record);
      count[item.kind === "event" ? "requests" : "responses"] += 1;
    } else {
      count.leftOut += 1;
      input.leftOut(item.origin, record.why);
    }
  }
  if (count.requests === 0 && !input.signal.aborted) {
    throw new Failure("input", `nothing of ${source} can be scrubbed: ${count.leftOut} records are left out`, {
      hint: "what is scrubbed has to be JSON, as Hipcall sends it",
    });
  }
  return { ...count, replaced: scrubber.replaced };
}

async function* itemsOf({ source, cwd, signal }: ScrubInput): AsyncGenerator<SourceItem> {
  for await (const item of readSources([source], Readable.from([]), cwd)) {
    if (signal.aborted) return;
    yield item;
  }
}

function learnFrom(item: SourceItem, source: string, scrubber: Scrubber): void {
  if (item.kind === "skipped") return;
  if (item.kind === "event" && item.capture === null) {
    throw new Failure("input", `${source} is not a capture file`, {
      hint: "a capture file is what `hipcall-hooks listen --save FILE` writes",
    });
  }
  const { body } = item.kind === "event" ? item.content : item.response;
  learnNames(body.toString("utf8"), scrubber);
}

interface LeftOut {
  readonly why: string;
}

function scrubbed(
  item: SourceItem,
  { scrubber, unread }: { readonly scrubber: Scrubber; readonly unread: Set<string> },
): string | LeftOut {
  switch (item.kind) {
    case "skipped":
      return { why: item.reason };
    case "event": {
      const { capture, content } = item;
      const record = capture === null ? undefined : scrubbedRequest(capture, content.body, scrubber);
      if (record === undefined && capture !== null) unread.add(capture.id);
      return record ?? { why: "its body is not JSON, so that nobody can tell what is personal in it" };
    }
    case "response":
      if (unread.has(item.response.id)) return { why: "its request is left out" };
      return scrubbedResponse(item.response, scrubber) ?? { why: "its body is not text" };
  }
}
