import type { Capture, EventBody, Origin } from "../../captures/capture.ts";
import { type Selection, selects } from "../../captures/sources/selection.ts";
import { type JoinedEvent, type JoinedItem, joinResponses } from "../../captures/sources/join-responses.ts";
import { type SourceEvent, type SourceItem, readSources } from "../../captures/sources/sources.ts";
import type { Context } from "../../context.ts";
import { untilAborted } from "../../delivery/run/until-aborted.ts";
import { type Validation, validateBody } from "../../events/validation/validate.ts";
import { Failure } from "../../failure.ts";
import type { OutputEvent } from "../../report/output-event.ts";
import type { Reporter } from "../../report/reporter.ts";
import { counted } from "../../report/text/units.ts";

type SkippedLine = Extract<SourceItem, { kind: "skipped" }>;

/** An event that was read from a source, with its validation. */
export class SelectedEvent implements JoinedEvent {
  readonly kind = "event";
  readonly origin: Origin;
  readonly body: EventBody;
  readonly capture: Capture | null;
  readonly recorded: JoinedEvent["recorded"];
  #validation: Validation | undefined;

  constructor(event: SourceEvent | JoinedEvent) {
    this.origin = event.origin;
    this.body = event.body;
    this.capture = event.capture;
    this.recorded = "recorded" in event ? event.recorded : null;
  }

  /** Validated on first use. The recorded verdict is not used, since the catalogue may have changed. */
  get validation(): Validation {
    return (this.#validation ??= validateBody(this.body.text ?? this.body.bytes));
  }
}

/** What a reader skipped. The numbers grow while the sources are read. */
export interface SkippedCounts {
  filteredOut: number;
  unreadableLines: number;
}

export interface SelectedEventsInput {
  readonly sources: readonly string[];
  readonly selection: Selection;
  readonly limit: number | undefined;
  /** Whether events get their recorded responses. */
  readonly withResponses?: boolean;
  readonly skipped: SkippedCounts;
  /** What the command does with the events, for the error when there are none: "nothing to send: …". */
  readonly purpose: "list" | "send" | "validate";
}

/**
 * Reads sources and yields the selected events, in order. Warns of lines that can't be read. Ends when the context's
 * signal aborts. Throws `Failure` (`input`), also if no event is selected.
 */
export async function* selectedEvents(
  {
    sources,
    selection,
    limit = Number.POSITIVE_INFINITY,
    skipped,
    withResponses = false,
    purpose,
  }: SelectedEventsInput,
  { stdin, cwd, signal }: Context,
  reporter: Reporter,
): AsyncGenerator<SelectedEvent> {
  let count = 0;
  const read = readSources(sources, stdin, cwd);
  const items: AsyncIterable<SourceItem | JoinedItem> = withResponses ? joinResponses(read) : read;
  // Only standard input can wait without end.
  for await (const item of sources.includes("-") ? untilAborted(items, signal) : items) {
    const event = selected(item, { selection, skipped, reporter });
    if (event === undefined) continue;
    yield event;
    count += 1;
    if (count === limit) return;
  }
  if (count === 0 && !signal.aborted) throw nothingSelected(purpose, skipped);
}

interface Selecting extends Pick<SelectedEventsInput, "selection" | "skipped"> {
  readonly reporter: Reporter;
}

/** The event of an item; `undefined` if it has none or the event is not selected. */
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

function nothingSelected(
  purpose: SelectedEventsInput["purpose"],
  { filteredOut, unreadableLines }: SkippedCounts,
): Failure {
  const excluded = filteredOut === 1 ? "the only event" : `all ${filteredOut} events`;
  const reasons = [
    ...(filteredOut > 0 ? [`the filters excluded ${excluded}`] : []),
    ...(unreadableLines > 0 ? [`${counted(unreadableLines, "line")} could not be read`] : []),
  ];
  const reason = reasons.length > 0 ? reasons.join("; ") : "the sources have no events";
  return new Failure("input", `nothing to ${purpose}: ${reason}`, {
    hint:
      filteredOut > 0
        ? "check --only, --where, --since, --until, --valid and --invalid"
        : "record events with: hipcall-hooks listen --save captures.ndjson",
  });
}
