import { parseEncodedBody } from "../../../captures/record/readable-body.ts";
import type { Context } from "../../../context.ts";
import { validateParsed } from "../../../events/validation/validate.ts";
import type { ComparisonRules } from "../../../delivery/compare/rules.ts";
import type { DiffSummary, OutputEvent } from "../../../report/output-event.ts";
import type { Reporter } from "../../../report/reporter.ts";
import { type CommandInput, type ExitCode, defineCommand } from "../../command.ts";
import { comparisonRules, warnOfUnmatched } from "../../deliver/compare-rules.ts";
import { stoppedExitCode } from "../../deliver/delivery-exit.ts";
import { warnAboutUnknownNames } from "../../options/catalogue-names.ts";
import type { OptionsOf } from "../../options/option-spec.ts";
import { SUGGEST_FILES } from "../../options/suggestions.ts";
import { chosenEvents } from "../look/chosen-events.ts";
import { selectedEvents } from "../selected-events.ts";
import { selectionOf } from "../selection-options.ts";
import { type SkippedCounts, noneSkipped, readExitCode } from "../skipped-counts.ts";
import { countedWords } from "../../../language/counted.ts";
import { said } from "../../../language/said.ts";
import { type EventComparison, compareEvents, isSame } from "./compare-events.ts";
import { type Match, type Matching, type WaitingLimits, matchEvents } from "./match-events.ts";
import { OPTIONS, type Side, sidesOf } from "./options.ts";
import { type SideEvent, sideEvent } from "./side.ts";

/** What waits for its match in memory, on each side. docs/captures.md says it. */
const WAITING: WaitingLimits = { events: 10_000, bytes: 16 * 1024 * 1024 };

/** More paths are nothing to paste. */
const MOST_PATHS = 20;

export const DIFF = defineCommand({
  args: [
    { syntax: "<source>", description: "a capture, as of `captures list`", suggestions: SUGGEST_FILES },
    { syntax: "[other]", description: "the capture to compare it with", suggestions: SUGGEST_FILES },
  ],
  options: OPTIONS,
  examples: [
    ["hipcall-hooks captures diff yesterday.ndjson today.ndjson", "what is new, gone and changed"],
    ["hipcall-hooks captures diff captures.ndjson --number 3 --number 7", "two events of a capture"],
    ["hipcall-hooks captures diff a.ndjson b.ndjson --like data.uuid=uuid", "with values that may differ"],
  ],
  run: diff,
});

type Input = CommandInput<typeof OPTIONS>;

async function diff({ args, options, context, reporter }: Input): Promise<ExitCode> {
  const sides = sidesOf(args, options);
  warnAboutUnknownNames("--only", options.only, reporter);
  const skipped = noneSkipped();
  const rules = comparisonRules({ ...options, compare: undefined });
  const [before, after] = sides.map((side) => eventsOf(side, { options, skipped, context, reporter }));
  const matching: Matching = { byOrder: false, gaveUp: 0 };
  const matches = isTwoEvents(sides)
    ? onePair(before, after)
    : matchEvents(before ?? none(), after ?? none(), { limits: WAITING, matching });
  const totals: Totals = { same: 0, changed: 0, gone: 0, new: 0 };
  const paths = new Set<string>();
  for await (const match of matches) {
    if (context.signal.aborted) break;
    const difference = differenceOf(match, rules);
    totals[difference?.change ?? "same"] += 1;
    if (difference === undefined) continue;
    for (const path of ignorable(difference)) if (paths.size < MOST_PATHS) paths.add(path);
    reporter.report(difference);
    await reporter.drained();
  }
  if (!context.signal.aborted) warn(matching, rules, reporter);
  const { unreadableLines: skippedLines, unreadableSources } = skipped;
  const differingPaths = [...paths];
  reporter.report({
    type: "summary",
    command: "captures diff",
    ...totals,
    matchedByOrder: matching.byOrder,
    differingPaths,
    skippedLines,
    unreadableSources,
  });
  if (context.signal.aborted) return stoppedExitCode(context.signal.reason);
  return readExitCode(totals.changed + totals.gone + totals.new > 0 ? 1 : 0, skipped);
}

type Totals = { -readonly [Key in "same" | "changed" | "gone" | "new"]: DiffSummary[Key] };
type Found = Extract<OutputEvent, { type: "difference" }>;

interface Reading {
  readonly options: OptionsOf<typeof OPTIONS>;
  readonly skipped: SkippedCounts;
  readonly context: Context;
  readonly reporter: Reporter;
}

async function* eventsOf(
  { source, choice }: Side,
  { options, skipped, context, reporter }: Reading,
): AsyncGenerator<SideEvent> {
  const input = {
    sources: [source],
    selection: selectionOf(options, context.clock),
    limit: options.limit,
    skipped,
    withResponses: true,
    purpose: "compare",
  } as const;
  for await (const event of chosenEvents(selectedEvents(input, context, reporter), choice)) yield sideEvent(event);
}

function isTwoEvents(sides: readonly Side[]): boolean {
  return sides.some(({ choice }) => choice.number.length + choice.id.length > 0);
}

/** Two events that the user chose are compared whatever their names are. */
async function* onePair(
  before: AsyncGenerator<SideEvent> = none(),
  after: AsyncGenerator<SideEvent> = none(),
): AsyncGenerator<Match> {
  for await (const first of before) {
    for await (const second of after) yield { kind: "pair", before: first, after: second };
  }
}

async function* none(): AsyncGenerator<SideEvent> {}

/** The difference to report; `undefined` when both events are the same. */
function differenceOf(match: Match, rules: ComparisonRules): Found | undefined {
  switch (match.kind) {
    case "gone":
      return found("gone", { before: match.before, after: null });
    case "new":
      return found("new", { before: null, after: match.after });
    case "pair": {
      const comparison = compareEvents(match.before, match.after, rules);
      return isSame(comparison) ? undefined : found("changed", match, comparison);
    }
  }
}

function found(
  change: Found["change"],
  { before, after }: { readonly before: SideEvent | null; readonly after: SideEvent | null },
  comparison: EventComparison | null = null,
): Found {
  const shown = after ?? before;
  return {
    type: "difference",
    change,
    event: shown?.event ?? null,
    uuid: shown?.uuid ?? null,
    envelope: shown === null ? null : validateParsed(parseEncodedBody(shown)).envelope,
    before,
    after,
    payload: comparison?.payload ?? null,
    answer: comparison?.answer ?? null,
  };
}

function ignorable({ payload, answer }: Found): string[] {
  return [payload, answer].flatMap((part) => part?.differences.flatMap(({ ignore }) => ignore ?? []) ?? []);
}

function warn({ byOrder, gaveUp }: Matching, rules: ComparisonRules, reporter: Reporter): void {
  if (byOrder) {
    reporter.report({
      type: "note",
      message: said("no uuid is on both sides: the events are matched by name and order"),
    });
  }
  if (gaveUp > 0) {
    const message = said("{events} waited too long for a match ({limit} events or 16 MB on one side)", {
      events: countedWords(gaveUp, "event"),
      limit: WAITING.events,
    });
    const hint = said(
      "an event that is called gone or new can be in the other capture, far away: select fewer, with --only or --since",
    );
    reporter.report({ type: "warning", message, hint });
  }
  warnOfUnmatched(rules, reporter, "neither payload nor answer");
}
