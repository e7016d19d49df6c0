import type { Origin } from "../../captures/capture.ts";
import type { Selection } from "../../captures/sources/selection.ts";
import { findEvent } from "../../events/catalogue/catalogue.ts";
import { baselineOf, expectationOf } from "../../events/drift/baseline.ts";
import { type Expectation, catalogueExpectation, listsValues } from "../../events/drift/expectation.ts";
import { type DriftFinding, driftFindings } from "../../events/drift/findings.ts";
import { type EventProfile, LIMITS, type Limit, Profile } from "../../events/drift/profile.ts";
import { suggestionFor } from "../../events/drift/suggestion.ts";
import { Failure } from "../../failure.ts";
import { type Wording, said } from "../../language/said.ts";
import { selectedEvents } from "../captures/selected-events.ts";
import { selectionOf } from "../captures/selection-options.ts";
import { type SkippedCounts, noneSkipped, readExitCode } from "../captures/skipped-counts.ts";
import type { CommandInput, ExitCode } from "../command.ts";
import { stoppedExitCode } from "../deliver/delivery-exit.ts";
import { readBaseline, saveBaseline, saveSuggestions } from "./drift-files.ts";
import type { OPTIONS } from "./options.ts";

type Input = CommandInput<typeof OPTIONS>;

/** Reads all events, and reports what they have together that the catalogue, or the baseline, has not. */
export async function drift(input: Input): Promise<ExitCode> {
  const { args, options, context, reporter } = input;
  const known = catalogueExpectation();
  const baseline = options.baseline === undefined ? undefined : await baselineFrom(options.baseline, known, input);
  const seen = new Seen(known);
  const skipped = noneSkipped();
  await seen.read(
    { sources: args, selection: selectionOf(options, context.clock), limit: options.limit, skipped },
    input,
  );
  if (context.signal.aborted) return stoppedExitCode(context.signal.reason);
  const isBaseline = baseline !== undefined;
  const findings = driftFindings(seen.profile, { expected: baseline ?? known, known, isBaseline });
  for (const finding of findings) {
    reporter.report({ type: "drift", ...finding });
    await reporter.drained();
  }
  for (const limit of seen.profile.met) {
    reporter.report({ type: "warning", message: LIMIT_MESSAGES[limit], hint: LIMIT_HINT });
  }
  const isComplete = skipped.unreadableSources === 0;
  const files = isComplete ? saved(seen.profile, input) : { savedTo: null, suggestedTo: null };
  const counts = countsOf(findings);
  reporter.report({
    type: "summary",
    command: "validate --drift",
    ...seen.counts,
    eventNames: seen.profile.events.size,
    ...counts,
    unknownBodies: unknownBodies(seen.profile).length,
    comparedWith: options.baseline ?? "the catalogue",
    ...files,
    skippedLines: skipped.unreadableLines,
    unreadableSources: skipped.unreadableSources,
  });
  return readExitCode(counts.breaking > 0 ? 1 : 0, skipped);
}

interface Reading {
  readonly sources: readonly string[];
  readonly selection: Selection;
  readonly limit: number | undefined;
  readonly skipped: SkippedCounts;
}

/** What was read so far. */
class Seen {
  readonly profile: Profile<Origin>;
  readonly counts = { checked: 0, notEvents: 0 };

  constructor(known: Expectation) {
    this.profile = new Profile(listsValues(known));
  }

  async read(reading: Reading, { context, reporter }: Input): Promise<void> {
    for await (const { validation, capture, origin } of selectedEvents(
      { ...reading, purpose: "validate" },
      context,
      reporter,
    )) {
      if (context.signal.aborted) return;
      const { envelope, issues } = validation;
      this.counts.checked += 1;
      if (envelope === null) {
        this.counts.notEvents += 1;
        continue;
      }
      const extraKeys = issues.filter(({ code, path }) => code === "unknown_field" && !path.startsWith("data"));
      this.profile.add(
        envelope,
        { at: capture?.receivedAt ?? null, place: origin },
        {
          shortened: issues.some(({ code }) => code === "shortened_body"),
          extraKeys: extraKeys.map(({ path }) => path),
        },
      );
    }
  }
}

/** The expectation of `--baseline`: of a saved one, or of the events of another source. */
async function baselineFrom(name: string, known: Expectation, input: Input): Promise<Expectation> {
  const { options, context } = input;
  const only = options.only.map(({ matches }) => matches);
  const file = readBaseline(name, context.cwd);
  if (file !== undefined) {
    const wanted = file.events.filter(({ event }) => only.length === 0 || only.some((matches) => matches(event)));
    return expectationOf({ ...file, events: wanted });
  }
  if (name === "-" && input.args.includes("-")) {
    throw new Failure("usage", said("standard input is both the source and the baseline"), {
      hint: said("save one of them to a file"),
    });
  }
  const seen = new Seen(known);
  const skipped = noneSkipped();
  const selection = { ...selectionOf(options, context.clock), since: undefined, until: undefined };
  try {
    await seen.read({ sources: [name], selection, limit: undefined, skipped }, input);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    throw new Failure("input", said("cannot compare with {name}: {message}", { name, message: error.said.message }), {
      hint: error.said.hint,
      cause: error,
    });
  }
  if (skipped.unreadableSources > 0) {
    throw new Failure("input", said("cannot compare with {name}: it could not be read to its end", { name }), {
      hint: said("give a capture file, or a file of --save-baseline"),
    });
  }
  return expectationOf(baselineOf(seen.profile));
}

/** Writes the files of `--save-baseline` and `--suggest`. */
function saved(
  profile: Profile<Origin>,
  { options, context, reporter }: Input,
): { readonly savedTo: string | null; readonly suggestedTo: string | null } {
  if (options.saveBaseline !== undefined) saveBaseline(options.saveBaseline, context.cwd, baselineOf(profile));
  const unknown = unknownBodies(profile);
  const suggestedTo = unknown.length === 0 ? undefined : options.suggest;
  if (suggestedTo !== undefined) saveSuggestions(suggestedTo, context.cwd, unknown.map(suggestionFor));
  else if (options.suggest !== undefined) {
    reporter.report({ type: "note", message: said("nothing to suggest: the body of every event here is known") });
  }
  return { savedTo: options.saveBaseline ?? null, suggestedTo: suggestedTo ?? null };
}

function unknownBodies({ events }: Profile<Origin>): EventProfile<Origin>[] {
  return [...events.values()].filter(({ event }) => (findEvent(event)?.known ?? "partial") === "partial");
}

function countsOf(findings: readonly DriftFinding<Origin>[]): { breaking: number; notice: number; info: number } {
  const counts = { breaking: 0, notice: 0, info: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}

const LIMIT_HINT = said("look at fewer events at once: --only, --where, --since, --until");

const LIMIT_MESSAGES: Readonly<Record<Limit, Wording>> = {
  events: said("there are more than {events} event names; the others were not looked at", { events: LIMITS.events }),
  fields: said("there are more than {fields} fields; the others were not looked at", { fields: LIMITS.fields }),
  values: said("a field has more than {values} different values; the others were not looked at", {
    values: LIMITS.values,
  }),
  depth: said("a value is deeper than {depth} levels; what is below was not looked at", { depth: LIMITS.depth }),
};
