import { ResponseUpdates } from "../../captures/file/response-updates.ts";
import { LARGEST_WINDOW } from "../../delivery/faults/with-faults.ts";
import { readAhead } from "../../delivery/run/read-ahead.ts";
import { changesBody } from "../deliver/body-changes.ts";
import { said } from "../../language/said.ts";
import { COMPARE_OPTIONS, checkCompareOptions } from "./compare-options.ts";
import { type CommandInput, type ExitCode, defineCommand } from "../command.ts";
import { comparisonRules } from "../deliver/compare-rules.ts";
import { DELIVERY_OPTIONS } from "../deliver/delivery-options.ts";
import { checkDeliveryOptions } from "../deliver/delivery-rules.ts";
import { noteRemoteTarget } from "../deliver/note-target.ts";
import { queueWithFaults } from "../deliver/queue-with-faults.ts";
import { speed } from "../options/http-parsers.ts";
import { latencyHolds } from "./latency-limit.ts";
import { option, optionWithDefault, switchOption, withHeading } from "../options/option-spec.ts";
import { answerComparer, withRecordedAnswers, writeAnswers } from "./compare-recorded.ts";
import { withoutOwnDeliveries } from "./own-deliveries.ts";
import { readiness } from "./readiness.ts";
import { ReplayApp } from "./replay-app.ts";
import { replayQueue } from "./replay-queue.ts";
import { REPORT_OPTIONS, withReports } from "../options/report-options.ts";
import { deliverQueue, showQueue } from "../deliver/deliver-queue.ts";
import { selectedEvents } from "../captures/selected-events.ts";
import { noneSkipped } from "../captures/skipped-counts.ts";
import { warnAboutUnknownNames } from "../options/catalogue-names.ts";
import { SELECTION_OPTIONS, SOURCES, selectionOf } from "../captures/selection-options.ts";
import { durationMs, nonEmptyText } from "../options/value-parsers.ts";

const OPTIONS = {
  ...SELECTION_OPTIONS,
  ...withHeading("Which events:", {
    undelivered: switchOption("--undelivered", "only events without a recorded 2xx answer: failed, or never forwarded"),
  }),
  ...withHeading("Pace:", {
    speed: optionWithDefault(
      "--speed <speed>",
      "the recorded gaps: as they are (original), 10 times shorter (10x), or none (max)",
      speed,
      "max",
    ),
    maxGap: option("--max-gap <duration>", "wait no longer than this before one request", durationMs),
    wait: option("--wait <duration>", "wait this long for the target to accept connections", durationMs),
    waitFor: option(
      "--wait-for <url|status>",
      "wait until this URL answers 2xx, or the target answers a GET with this status (30s without --wait)",
      readiness,
    ),
    failFast: switchOption("--fail-fast", "end at the first delivery that is not accepted"),
  }),
  ...DELIVERY_OPTIONS,
  ...withHeading("Sending:", {
    keepPath: switchOption("--keep-path", "send to the recorded path and query, below the path of --to"),
  }),
  ...withHeading("As a check:", {
    exec: option(
      "--exec <command>",
      "start the app with this command, wait for the target (30s without --wait), and stop it at the end",
      nonEmptyText,
    ),
    ...COMPARE_OPTIONS,
    ...REPORT_OPTIONS,
    maxP95: option(
      "--max-p95 <duration>",
      "exit with 1 when the 95th percentile of an event's latencies is above this",
      durationMs,
    ),
  }),
};

export const command = defineCommand({
  args: [SOURCES],
  options: OPTIONS,
  examples: [
    ["hipcall-hooks replay captures.ndjson", "every event of a capture, byte for byte, to a listener on this machine"],
    ["hipcall-hooks replay captures.ndjson --to http://localhost:3000/hooks", "to an app"],
    ["hipcall-hooks replay captures.ndjson --only 'call_*' --dry-run", "show which call events would be sent"],
    ["hipcall-hooks replay captures.ndjson --undelivered --to localhost:3000", "what the app has missed or refused"],
    [
      "hipcall-hooks replay captures.ndjson --speed original --max-gap 2s",
      "with the recorded gaps, two seconds at most",
    ],
    [
      "hipcall-hooks replay c.ndjson -t localhost:3000 --exec 'npm start' --compare",
      "in CI: start the app, replay, compare the answers, stop the app",
    ],
  ],
  run: (input) => withReports("replay", input, replay),
});

async function replay({ args, options, context, reporter }: CommandInput<typeof OPTIONS>): Promise<ExitCode> {
  checkDeliveryOptions(options);
  if (!options.dryRun) noteRemoteTarget(options.to, reporter, context);
  const skipped = noneSkipped();
  const selection = { ...selectionOf(options, context.clock), undelivered: options.undelivered };
  warnAboutUnknownNames("--only", options.only, reporter);
  const changes = changesBody(options) || options.fresh;
  checkCompareOptions({ ...options, changesBody: changes, sources: args });
  const compares = options.compare !== undefined || options.update;
  const withResponses = compares || options.undelivered;
  const input = { sources: args, selection, limit: options.limit, skipped, withResponses, purpose: "send" } as const;
  const replayed = { to: options.to, since: context.clock.now(), skipped, reporter };
  const selected = withoutOwnDeliveries(selectedEvents(input, context, reporter), replayed);
  const events =
    options.compare !== undefined && !options.update ? withRecordedAnswers(selected, context.signal) : selected;
  if (changes) {
    reporter.report({
      type: "note",
      message: said("--set, --add, --unset and --fresh change bodies: other bytes are sent than were recorded"),
    });
  }
  const requests = replayQueue(await readAhead(events), { options, context, reporter });
  const queue = queueWithFaults(requests, { options, window: LARGEST_WINDOW, reporter });
  if (options.dryRun) return showQueue(queue, { command: "replay", options, context, reporter, skipped });
  const rules = comparisonRules(options);
  using updates = options.update ? new ResponseUpdates() : undefined;
  await using app = await ReplayApp.open(options, context, reporter);
  return await deliverQueue(queue, {
    command: "replay",
    options,
    failFast: options.failFast,
    skipped,
    countRest: !args.includes("-"),
    context,
    reporter,
    show: (outcome) => reporter.report({ type: "delivery", brief: false, showAnswer: false, outcome }),
    comparer: compares ? answerComparer(rules, updates) : undefined,
    rules,
    conclude: async (summary, exitCode) => {
      const fastEnough = latencyHolds(summary, options.maxP95, reporter);
      if (updates !== undefined) await writeAnswers(updates, context, reporter);
      return app.conclude(exitCode === 0 && !fastEnough ? 1 : exitCode);
    },
  });
}
