import { type Selection, selects } from "../captures/filter.ts";
import { type JoinedEvent, type JoinedItem, joinResponses } from "../captures/join-responses.ts";
import { type SourceItem, readSources } from "../captures/sources.ts";
import type { Context } from "../context.ts";
import { untilAborted } from "../delivery/until-aborted.ts";
import { type Validation, validateBody } from "../events/validate.ts";
import { Failure } from "../failure.ts";
import type { Reporter } from "../report/reporter.ts";

/** An event of a source, validated anew: the catalogue may know more than it did when the event was recorded. */
export type SelectedEvent = JoinedEvent & { readonly validation: Validation };

/** What was passed over while reading; filled as the reading goes on. */
export interface PassedOver {
  events: number;
  lines: number;
}

export interface SelectedEventsInput {
  readonly sources: readonly string[];
  readonly selection: Selection;
  readonly limit: number | undefined;
  /** Ties recorded answers to their requests; without it no event has one. */
  readonly joinAnswers?: boolean;
  readonly passedOver: PassedOver;
}

/**
 * Reads sources and gives the events that are wanted, in order; warns of lines that can't be read. Ends quietly when the
 * context's signal aborts. Throws `Failure` (`input`).
 */
export async function* selectedEvents(
  { sources, selection, limit, passedOver, joinAnswers = false }: SelectedEventsInput,
  { stdin, cwd, signal }: Context,
  reporter: Reporter,
): AsyncGenerator<SelectedEvent> {
  let given = 0;
  const items = readSources(sources, stdin, cwd);
  const joined: AsyncIterable<SourceItem | JoinedItem> = joinAnswers ? joinResponses(items) : items;
  // A file ends by itself; only standard input can keep its reader waiting.
  for await (const item of sources.includes("-") ? untilAborted(joined, signal) : joined) {
    if (item.kind === "response") continue;
    if (item.kind === "skipped") {
      passedOver.lines += 1;
      const { source, line } = item.origin;
      reporter.report({ type: "warning", message: `${source}:${line} is skipped: ${item.reason}`, hint: null });
      continue;
    }
    const validation = validateBody(item.body);
    if (!selects(selection, item, validation)) {
      passedOver.events += 1;
      continue;
    }
    given += 1;
    yield { ...item, recorded: "recorded" in item ? item.recorded : null, validation };
    if (given === limit) return;
  }
  if (given === 0 && !signal.aborted) throw nothingLeft(passedOver);
}

function nothingLeft({ events, lines }: PassedOver): Failure {
  return new Failure("input", `no event is left: ${events} left out by the filters, ${lines} unreadable`, {
    hint:
      events > 0
        ? "check --only, --where, --since, --until, --valid and --invalid"
        : "record events with: hipcall-hooks listen --save captures.ndjson",
  });
}
