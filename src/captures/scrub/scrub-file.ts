import { Readable } from "node:stream";
import { Failure } from "../../failure.ts";
import { learnNames } from "./scrub-json.ts";
import { scrubbedRequest, scrubbedResponse } from "./scrub-record.ts";
import type { ReplacedCounts, Scrubber } from "./scrubber.ts";
import type { Origin } from "../capture.ts";
import { type Source, listSources } from "../sources/list-sources.ts";
import { type SourceItem, readSource } from "../sources/sources.ts";

/** The result of scrubbing a capture. */
export interface ScrubResult {
  readonly requests: number;
  readonly responses: number;
  readonly replaced: ReplacedCounts;
  /** The number of records that were omitted. */
  readonly leftOut: number;
}

export interface ScrubInput {
  /** A capture file, or a folder of capture files. It is read twice. */
  readonly source: string;
  readonly cwd: string;
  readonly scrubber: Scrubber;
  readonly write: (line: string) => void;
  /** Called for each record that is omitted. */
  readonly onOmitted: (origin: Origin, reason: string) => void;
  readonly signal: AbortSignal;
}

/** Writes the records of a capture without personal data, in the same order. Throws `Failure` (`input`) if the source is not a capture or no request remains. */
export async function scrubCapture(input: ScrubInput): Promise<ScrubResult> {
  const { source, scrubber } = input;
  // Listed once: the second reading has no more than the first, so no name that was not collected.
  const files = await listSources([source], NO_INPUT, input.cwd);
  // All names are collected first: a text can mention a name before the event that has it as a name.
  for await (const item of itemsOf(files, input.signal)) learnNamesOf(item, source, scrubber);
  const count = { requests: 0, responses: 0, leftOut: 0 };
  const omittedRequests = new Set<string>();
  for await (const item of itemsOf(files, input.signal)) {
    const record = scrubbed(item, { scrubber, omittedRequests });
    if (typeof record === "string") {
      input.write(record);
      count[item.kind === "event" ? "requests" : "responses"] += 1;
    } else {
      count.leftOut += 1;
      input.onOmitted(item.origin, record.omitted);
    }
  }
  if (count.requests === 0 && !input.signal.aborted) {
    throw new Failure("input", `nothing to scrub in ${source}: every request was omitted`, {
      hint: "the body of a request must be JSON, as Hipcall sends it",
    });
  }
  return { ...count, replaced: scrubber.replaced };
}

const NO_INPUT = Readable.from([]);

type ReadableItem = Exclude<SourceItem, { kind: "unreadable" | "note" }>;

/** Throws the `Failure` of a file that cannot be read: a copy without it would look complete. */
async function* itemsOf(files: readonly Source[], signal: AbortSignal): AsyncGenerator<ReadableItem> {
  for (const file of files) {
    for await (const item of readSource(file, NO_INPUT)) {
      if (signal.aborted) return;
      if (item.kind === "unreadable") throw item.failure;
      if (item.kind !== "note") yield item;
    }
  }
}

function learnNamesOf(item: ReadableItem, source: string, scrubber: Scrubber): void {
  if (item.kind === "skipped") return;
  if (item.kind === "event" && item.capture === null) {
    throw new Failure("input", `${source} is not a capture file`, {
      hint: "a capture file is what `hipcall-hooks listen --save FILE` writes",
    });
  }
  const body = item.kind === "event" ? item.body.bytes : item.response.body;
  learnNames(body.toString("utf8"), scrubber);
}

/** The record without personal data, or the reason why it is omitted. */
function scrubbed(
  item: ReadableItem,
  { scrubber, omittedRequests }: { readonly scrubber: Scrubber; readonly omittedRequests: Set<string> },
): string | { readonly omitted: string } {
  switch (item.kind) {
    case "skipped":
      return { omitted: item.reason };
    case "event": {
      const { capture, body } = item;
      const record = capture === null ? undefined : scrubbedRequest(capture, body.bytes, scrubber);
      if (record === undefined && capture !== null) omittedRequests.add(capture.id);
      return record ?? { omitted: "its body is not JSON, so personal data in it cannot be recognised" };
    }
    case "response":
      if (omittedRequests.has(item.response.id)) return { omitted: "its request was omitted" };
      return scrubbedResponse(item.response, scrubber) ?? { omitted: "its body is not text" };
  }
}
