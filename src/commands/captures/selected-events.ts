import { said } from "../../language/said.ts";
import { issueWording } from "../../events/validation/said-issue.ts";
import type { Capture, EventBody, Origin } from "../../captures/capture.ts";
import { saidPlace } from "../../captures/place.ts";
import { parseEncodedBody } from "../../captures/record/readable-body.ts";
import type { Condition } from "../../captures/sources/condition.ts";
import { type Selection, selects } from "../../captures/sources/selection.ts";
import { type JoinedEvent, type JoinedItem, joinResponses } from "../../captures/sources/join-responses.ts";
import { type SourceEvent, type SourceItem, readSources } from "../../captures/sources/sources.ts";
import type { Context } from "../../context.ts";
import { untilAborted } from "../../delivery/run/until-aborted.ts";
import { compiledSchema } from "../../events/validation/schema-issues.ts";
import { type Validation, validateBody, validateParsed } from "../../events/validation/validate.ts";
import { nearestPath, valueAt } from "../../events/payload/payload-path.ts";
import { isRequestName } from "../../events/requests/request-names.ts";
import { Failure } from "../../failure.ts";
import type { OutputEvent } from "../../report/output-event.ts";
import type { Reporter } from "../../report/reporter.ts";
import type { SkippedCounts } from "./skipped-counts.ts";
import { noteTerminalInput } from "./terminal-input.ts";
import { counted } from "../../report/text/units.ts";

type SkippedLine = Extract<SourceItem, { kind: "skipped" }>;

/** An event that was read from a source, with its validation. */
export class SelectedEvent implements JoinedEvent {
  readonly kind = "event";
  /** Counts the events of the sources from 1, also those that are not selected. */
  readonly number: number;
  readonly origin: Origin;
  readonly body: EventBody;
  readonly capture: Capture | null;
  readonly recorded: JoinedEvent["recorded"];
  #validation: Validation | undefined;
  readonly #nowMs: number;

  constructor(
    event: SourceEvent | JoinedEvent,
    { number, nowMs }: { readonly number: number; readonly nowMs: number },
  ) {
    this.number = number;
    this.#nowMs = nowMs;
    this.origin = event.origin;
    this.body = event.body;
    this.capture = event.capture;
    this.recorded = "recorded" in event ? event.recorded : null;
  }

  /** Validated on first use. The recorded verdict is not used, since the catalogue may have changed. */
  get validation(): Validation {
    return (this.#validation ??= this.#validate());
  }

  #validate(): Validation {
    const { text, bytes } = this.body;
    const options = { atMs: this.#atMs(), schemaOf: compiledSchema };
    if (text !== undefined || this.capture === null) return validateBody(text ?? bytes, options);
    return validateParsed(parseEncodedBody({ headers: this.capture.headers, body: bytes }), options);
  }

  /** When it came, if that is known. A payload from a file cannot be of a later time than now. */
  #atMs(): number | undefined {
    if (this.capture === null) return this.#nowMs;
    const receivedMs = Date.parse(this.capture.receivedAt);
    // A HAR file without its times has the first moment of 1970.
    return receivedMs > 0 ? receivedMs : undefined;
  }
}

export interface SelectedEventsInput {
  readonly sources: readonly string[];
  readonly selection: Selection;
  readonly limit: number | undefined;
  /** Whether events get their recorded responses. */
  readonly withResponses?: boolean;
  readonly skipped: SkippedCounts;
  /** What the command does with the events, for the error when there are none: "nothing to send: …". */
  readonly purpose: "compare" | "export" | "list" | "report" | "send" | "show" | "validate";
}

/**
 * Reads sources and yields the selected events, in order. Warns of lines that can't be read, and reports files that can't
 * be read. Ends when the context's signal aborts. Throws `Failure` (`input`) if no event is selected: the failure of the
 * source where there is only one.
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
  { stdin, cwd, signal, clock }: Context,
  reporter: Reporter,
): AsyncGenerator<SelectedEvent> {
  if (sources.includes("-")) noteTerminalInput(stdin, reporter);
  const count = { read: 0, selected: 0 };
  const failures = new FailureReports(reporter);
  const unseen = new UnseenPaths(selection.where);
  const read = readSources(sources, stdin, cwd);
  const items: AsyncIterable<SourceItem | JoinedItem> = withResponses ? joinResponses(read) : read;
  // Only standard input can wait without end.
  for await (const item of sources.includes("-") ? untilAborted(items, signal) : items) {
    const nowMs = clock.now().getTime();
    const found = selected(item, { selection, skipped, purpose, unseen, count, reporter, nowMs });
    if (found instanceof Failure) {
      skipped.unreadableSources += 1;
      failures.add(found);
    } else if (found !== undefined) {
      failures.report();
      yield found;
      count.selected += 1;
      if (count.selected === limit) return;
    }
  }
  unseen.warn(reporter);
  const only = count.selected === 0 && !failures.reported ? failures.last : undefined;
  if (only !== undefined) throw only;
  failures.report();
  if (count.selected === 0 && !signal.aborted) throw nothingSelected(purpose, skipped);
}

/** Reports the failures of sources. The last one waits: the only failure of a run without an event ends the run. */
class FailureReports {
  readonly #reporter: Reporter;
  reported = false;
  last: Failure | undefined;

  constructor(reporter: Reporter) {
    this.#reporter = reporter;
  }

  add(failure: Failure): void {
    this.report();
    this.last = failure;
  }

  report(): void {
    if (this.last === undefined) return;
    const {
      code,
      said: { message, hint = null },
    } = this.last;
    this.#reporter.report({ type: "error", code, message, hint });
    this.reported = true;
    this.last = undefined;
  }
}

/** The paths of `--where` that no event has had yet: a misspelt one excludes every event, or none. */
class UnseenPaths {
  readonly #conditions: Set<Condition>;
  #last: object | null = null;

  constructor(conditions: readonly Condition[]) {
    this.#conditions = new Set(conditions);
  }

  look(event: SelectedEvent): void {
    if (this.#conditions.size === 0) return;
    const { envelope } = event.validation;
    this.#last = envelope ?? this.#last;
    for (const condition of this.#conditions) {
      if (valueAt(envelope, condition.path) !== undefined) this.#conditions.delete(condition);
    }
  }

  warn(reporter: Reporter): void {
    if (this.#last === null) return;
    for (const { name, path } of this.#conditions) {
      const meant = nearestPath(this.#last, path);
      const hint =
        meant === undefined
          ? said("see an event's fields with: hipcall-hooks events show NAME")
          : said("did you mean {meant}?", { meant });
      reporter.report({
        type: "warning",
        message: said("no event has the path {name}, given to --where", { name }),
        hint,
      });
    }
  }
}

interface Selecting extends Pick<SelectedEventsInput, "selection" | "skipped" | "purpose"> {
  readonly unseen: UnseenPaths;
  readonly count: { read: number };
  readonly reporter: Reporter;
  readonly nowMs: number;
}

/** The event of an item; `undefined` if it has none or the event is not selected; the failure of its source. */
function selected(
  item: SourceItem | JoinedItem,
  { selection, skipped, purpose, unseen, count, reporter, nowMs }: Selecting,
): SelectedEvent | Failure | undefined {
  switch (item.kind) {
    case "response":
      return undefined;
    case "note":
      reporter.report({ type: "note", message: item.message });
      return undefined;
    case "unreadable":
      return item.failure;
    case "skipped":
      skipped.unreadableLines += 1;
      reporter.report(skippedLine(item));
      return undefined;
    case "event": {
      count.read += 1;
      const event = new SelectedEvent(item, { number: count.read, nowMs });
      unseen.look(event);
      if (selects(selection, event)) return purpose !== "validate" && isOtherJson(event) ? notAnEvent(event) : event;
      skipped.filteredOut += 1;
      return undefined;
    }
  }
}

/** A capture can hold any request; a file of payloads must hold events, or it is the wrong file. */
function isOtherJson(event: SelectedEvent): boolean {
  // The validation is made when it is read: a recorded event needs none to be sent.
  return event.capture === null && event.validation.envelope === null && !isRequestName(event.validation.event);
}

function notAnEvent({ origin, validation }: SelectedEvent): Failure {
  const [first] = validation.issues;
  const problem = first === undefined ? "" : issueWording(first).message;
  return new Failure("input", said("{place} is not an event: {problem}", { place: saidPlace(origin), problem }), {
    hint: said('a payload file holds {"event": …, "data": …}, or an array of them'),
  });
}

function skippedLine({ origin, reason }: SkippedLine): OutputEvent {
  return {
    type: "warning",
    message: said("{place} is skipped: {reason}", { place: saidPlace(origin), reason }),
    hint: null,
  };
}

function nothingSelected(
  purpose: SelectedEventsInput["purpose"],
  { filteredOut, unreadableLines, unreadableSources }: SkippedCounts,
): Failure {
  const excluded = filteredOut === 1 ? "the only event" : `all ${filteredOut} events`;
  const reasons = [
    ...(filteredOut > 0 ? [`the filters excluded ${excluded}`] : []),
    ...(unreadableLines > 0 ? [`${counted(unreadableLines, "line")} could not be read`] : []),
    ...(unreadableSources > 0 ? [`${counted(unreadableSources, "file")} could not be read`] : []),
  ];
  const reason = reasons.length > 0 ? reasons.join("; ") : "the sources have no events";
  return new Failure("input", said("nothing to {purpose}: {reason}", { purpose, reason }), {
    hint:
      filteredOut > 0
        ? said("check --only, --where, --since, --until, --valid, --invalid and --undelivered")
        : said("record events with: hipcall-hooks listen --save captures.ndjson"),
  });
}
