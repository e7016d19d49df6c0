import type { Capture, Content, Origin } from "../../captures/capture.ts";
import { type Selection, selects } from "../../captures/sources/selection.ts";
import { type JoinedEvent, type JoinedItem, joinResponses } from "../../captures/sources/join-responses.ts";
import { type SourceEvent, type SourceItem, readSources } from "../../captures/sources/sources.ts";
import type { Context } from "../../context.ts";
import { untilAborted } from "../../delivery/run/until-aborted.ts";
import { type Validation, validateBody } from "../../events/validation/validate.ts";
import { Failure } from "../../failure.ts";
import type { OutputEvent } from "../../report/output-event.ts";
import type { Reporter } from "../../report/reporter.ts";

type SkippedLine = Extract<SourceItem, { kind: "skipped" }>;

/** An event of a source with what is found in its body. */
export class SelectedEvent implements JoinedEvent {
  readonly kind = "event";
  readonly origin: Origin;
  readonly content: Content;
  readonly capture: Capture | null;
  readonly recorded: JoinedEvent["recorded"];
  #validation: Validation | undefined;

  constructor(event: SourceEvent | JoinedEvent) {
    this.origin = event.origin;
    this.capture = event.capture;
    this.recorded = "recorded" in event ? event.recorded : null;
    this.content = event.content;
  }

  get body(): Buffer {
    return this.content.body;
  }

  /** Made when it is first asked for, and anew: the catalogue may know more than it did when the event was recorded. */
  get validation(): Validation {
    return (this.#validation ??= validateBody(this.content.readable));
  }
}

/** What a reader did not give out. The numbers grow while the sources are read. */
export interface SkippedCounts {
  filteredOut: number;
  unreadableLines: number;
}

export interface SelectedEventsInput {
  readonly sources: readonly string[];
  readonly selection: Selection;
  readonly limit: number | undefined;
  /** Ties recorded answers to their requests; without it no event has one. */
  readonly withResponses?: boolean;
  readonly skipped: SkippedCounts;
}

/**
 * Reads sources and gives the events that are wanted, in order, in the batches in which they are read: go through one
 * before asking for the next. Warns of lines that can't be read. Ends quietly when the context's signal aborts. Throws
 * `Failure` (`input`).
 */
export async function* selectedEvents(
  { sources, selection, limit = Number.POSITIVE_INFINITY, skipped, withResponses = false }: SelectedEventsInput,
  { stdin, cwd, signal }: Context,
  reporter: Reporter,
): AsyncGenerator<SelectedEvent> {
  let count = 0;
  const read = readSources(sources, stdin, cwd);
  const items: AsyncIterable<SourceItem | JoinedItem> = withResponses ? joinResponses(read) : read;
  // A file ends by itself; only standard input can keep its reader waiting.
  for await (const item of sources.includes("-") ? untilAborted(items, signal) : items) {
    const event = selected(item, { selection, skipped, reporter });
    if (event === undefined) continue;
    yield event;
    count += 1;
    if (count === limit) return;
  }
  if (count === 0 && !signal.aborted) throw nothingLeft(skipped);
}

interface Selecting extends Pick<SelectedEventsInput, "selection" | "skipped"> {
  readonly reporter: Reporter;
}

/** The event that an item is; `undefined` when it is none, or not wanted. */
function selected(
  item: SourceItem | JoinedItem,
  { selection, skipped, reporter }: Selecting,
): SelectedEvent | undefined {
  if (item.kind === "response") return undefined;
  if (item.kind === "skipped") {
    skipped.unreadableLines += 1;
    reporter.report(skippedLine(item));
    return undefined;
  }
  const event = new SelectedEvent(item);
  if (selects(selection, event)) return event;
  skipped.filteredOut += 1;
  return undefined;
}

function skippedLine({ origin: { source, line }, reason }: SkippedLine): OutputEvent {
  return { type: "warning", message: `${source}:${line} is skipped: ${reason}`, hint: null };
}

function nothingLeft({ filteredOut, unreadableLines }: SkippedCounts): Failure {
  return new Failure(
    "input",
    `no event is left: ${filteredOut} left out by the filters, ${unreadableLines} unreadable`,
    {
      hint:
        filteredOut > 0
          ? "check --only, --where, --since, --until, --valid and --invalid"
          : "record events with: hipcall-hooks listen --save captures.ndjson",
    },
  );
}
