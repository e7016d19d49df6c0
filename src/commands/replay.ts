import { AnswerUpdates } from "../captures/answer-updates.ts";
import { bodyHash } from "../captures/body-hash.ts";
import type { Capture } from "../captures/capture.ts";
import type { Context } from "../context.ts";
import type { QueuedRequest } from "../delivery/deliver-all.ts";
import { LARGEST_WINDOW } from "../delivery/fault-injector.ts";
import { gapsBetween, whenDue } from "../delivery/paced.ts";
import { readAhead } from "../delivery/read-ahead.ts";
import { recordedRequest } from "../delivery/recorded-request.ts";
import type { OutgoingRequest } from "../delivery/request.ts";
import type { Freshen } from "../events/fresh.ts";
import { Failure } from "../failure.ts";
import type { Reporter } from "../report/reporter.ts";
import { changedBytes, changedPayload, changesBody, freshenerFor } from "./body-changes.ts";
import { COMPARE_OPTIONS, checkCompareOptions, ignoredPaths } from "./compare-options.ts";
import { type CommandInput, type ExitCode, defineCommand } from "./command.ts";
import { DELIVERY_OPTIONS } from "./delivery-options.ts";
import { checkDeliveryOptions } from "./delivery-rules.ts";
import { bentQueue } from "./fault-queue.ts";
import { speed } from "./network-values.ts";
import { latencyHolds } from "./latency-limit.ts";
import { tellingLongWaits } from "./long-waits.ts";
import { type OptionsOf, option, optionOr, switchOption, under } from "./option-spec.ts";
import { answerComparer, withRecordedAnswers, writeAnswers } from "./recorded-answers.ts";
import { ReplayApp } from "./replay-app.ts";
import { REPORT_OPTIONS, withReports } from "./report-options.ts";
import { deliverQueue, showQueue } from "./run-queue.ts";
import { type PassedOver, type SelectedEvent, selectedEvents } from "./selected-events.ts";
import { sampleRequest } from "./sample-request.ts";
import { SELECTION_OPTIONS, SOURCES, selectionOf } from "./selection-options.ts";
import { durationMs, someText } from "./value-kind.ts";

const OPTIONS = {
  ...SELECTION_OPTIONS,
  ...under("Pace:", {
    speed: optionOr("--speed <speed>", "the recorded gaps (original), so many times shorter (10x), or none (max)", [
      speed,
      "max",
    ]),
    maxGap: option("--max-gap <duration>", "wait no longer than this before one request", durationMs),
    wait: option("--wait <duration>", "wait so long until the target accepts connections", durationMs),
    failFast: switchOption("--fail-fast", "end at the first delivery that is not accepted"),
  }),
  ...DELIVERY_OPTIONS,
  ...under("As a check:", {
    exec: option(
      "--exec <command>",
      "start the app with this, wait for the target (30s unless --wait says more), and stop it in the end",
      someText,
    ),
    ...COMPARE_OPTIONS,
    ...REPORT_OPTIONS,
    maxP95: option("--max-p95 <duration>", "exit with 1 when an event's 95th percentile is over this", durationMs),
  }),
};
type Options = OptionsOf<typeof OPTIONS>;

export const command = defineCommand({
  args: [SOURCES],
  options: OPTIONS,
  examples: [
    ["hipcall-hooks replay captures.ndjson", "every event of a capture, byte for byte, to a listener on this machine"],
    ["hipcall-hooks replay captures.ndjson --to http://localhost:3000/hooks", "to an app"],
    ["hipcall-hooks replay captures.ndjson --only 'call_*' --dry-run", "show which call events would be sent"],
    [
      "hipcall-hooks replay captures.ndjson --speed original --max-gap 2s",
      "with the recorded gaps, two seconds at most",
    ],
    [
      "hipcall-hooks replay c.ndjson -t localhost:3000 --exec 'npm start' --compare",
      "in CI: start the app, replay, hold the answers against the recorded ones, stop the app",
    ],
  ],
  run: (input) => withReports("replay", input, replay),
});

async function replay({ args, options, context, reporter }: CommandInput<typeof OPTIONS>): Promise<ExitCode> {
  checkDeliveryOptions(options);
  const passedOver: PassedOver = { events: 0, lines: 0 };
  const selection = selectionOf(options, context.clock);
  const changes = changesBody(options) || options.fresh;
  checkCompareOptions({ ...options, changesBody: changes, sources: args });
  const joinAnswers = options.compare || options.update;
  const input = { sources: args, selection, limit: options.limit, passedOver, joinAnswers };
  const selected = selectedEvents(input, context, reporter);
  const events = options.compare && !options.update ? withRecordedAnswers(selected, context.signal) : selected;
  if (changes) {
    reporter.report({
      type: "note",
      message: "--set, --add, --unset and --fresh change bodies: what is sent is not what was recorded",
    });
  }
  const straight = queueOf(await readAhead(events), { options, context, reporter });
  const queue = bentQueue(straight, { options, window: LARGEST_WINDOW, reporter });
  if (options.dryRun) return showQueue(queue, { command: "replay", options, context, reporter });
  using updates = options.update ? new AnswerUpdates() : undefined;
  await using app = await ReplayApp.open(options, context, reporter);
  return await deliverQueue(whenDue(queue, context), {
    command: "replay",
    options,
    failFast: options.failFast,
    skipped: () => passedOver.events + passedOver.lines,
    context,
    reporter,
    show: (outcome) => reporter.report({ type: "delivery", ...outcome, brief: false }),
    comparer: joinAnswers ? answerComparer(ignoredPaths(options), updates) : undefined,
    conclude: async (summary, exitCode) => {
      const fastEnough = latencyHolds(summary, options.maxP95, reporter);
      if (updates !== undefined) await writeAnswers(updates, context, reporter);
      return app.conclude(exitCode === 0 && !fastEnough ? 1 : exitCode);
    },
  });
}

interface QueueContext {
  readonly options: Options;
  readonly context: Context;
  readonly reporter: Reporter;
}

async function* queueOf(
  events: AsyncIterable<SelectedEvent>,
  { options, context, reporter }: QueueContext,
): AsyncGenerator<QueuedRequest> {
  let freshen: Freshen | undefined;
  const recordedGap = gapsBetween({ factor: options.speed, maxGapMs: options.maxGap ?? Number.POSITIVE_INFINITY });
  const chosen = options.dryRun || options.maxGap !== undefined;
  const gapBefore = chosen ? recordedGap : tellingLongWaits(recordedGap, reporter);
  for await (const selected of events) {
    refuseStranger(selected);
    warnIfEdited(selected, reporter);
    if (options.fresh) freshen ??= freshenerFor([payloadOf(selected)], context.clock);
    const request = requestFor(selected, options);
    const body =
      changesBody(options) || freshen !== undefined ? changedBody(selected, options, freshen) : selected.body;
    yield {
      event: selected.validation.event,
      origin: selected.origin,
      afterMs: gapBefore(selected.capture),
      request: { method: request.method, path: request.path, headers: request.headers, body },
      recorded: recordedOf(selected),
    };
  }
}

function recordedOf({ capture, origin, recorded }: SelectedEvent): QueuedRequest["recorded"] {
  return capture === null ? undefined : { id: capture.id, origin, answer: recorded };
}

function requestFor({ capture, body }: SelectedEvent, options: Options): OutgoingRequest {
  const { to, header, hipcall } = options;
  if (capture === null) return sampleRequest(body, options);
  // What Hipcall sends, and not what a tunnel or another sender made of it when it was recorded.
  if (hipcall) return { ...sampleRequest(body, options), path: to.path ?? pathOf(capture) };
  return recordedRequest(capture, to.path ?? pathOf(capture), header);
}

function pathOf({ path }: Capture): string {
  return path.startsWith("/") ? path : "/";
}

function changedBody(selected: SelectedEvent, options: Options, freshen: Freshen | undefined): Buffer {
  const { origin, validation } = selected;
  const what = `${validation.event ?? "the event"} (${origin.source}:${origin.line})`;
  const changed = changedPayload(payloadOf(selected), options, what);
  return changedBytes(freshen === undefined ? changed : freshen(changed), what);
}

function payloadOf({ body, origin, validation }: SelectedEvent): unknown {
  if (validation.verdict !== "unparsable") return JSON.parse(body.toString("utf8"));
  throw new Failure("input", `${origin.source}:${origin.line} is not JSON, so its body can't be changed`, {
    hint: "leave such events out with --valid, or send them as they are without --set, --add, --unset and --fresh",
  });
}

/** A capture may hold anything that once arrived; a file of payloads must hold events, or it is the wrong file. */
function refuseStranger({ capture, validation, origin }: SelectedEvent): void {
  if (capture !== null || validation.envelope !== null) return;
  throw new Failure("input", `${origin.source}:${origin.line} is no event: ${validation.issues[0]?.message ?? ""}`, {
    hint: 'a payload file holds {"event": …, "data": …}, or an array of them',
  });
}

function warnIfEdited({ capture, origin }: SelectedEvent, reporter: Reporter): void {
  if (capture === null || bodyHash(capture.body) === capture.sha256) return;
  reporter.report({
    type: "warning",
    message: `${origin.source}:${origin.line}: the body is not the one that was recorded (its sha256 differs)`,
    hint: "it is sent as it stands in the file now",
  });
}
