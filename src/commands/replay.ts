import { createHash } from "node:crypto";
import type { Capture } from "../captures/capture.ts";
import type { Context } from "../context.ts";
import type { QueuedRequest } from "../delivery/deliver-all.ts";
import { LARGEST_WINDOW } from "../delivery/fault-injector.ts";
import { type Timed, whenDue, withGaps } from "../delivery/paced.ts";
import { recordedRequest } from "../delivery/recorded-request.ts";
import type { OutgoingRequest } from "../delivery/request.ts";
import { waitForTarget } from "../delivery/wait-for-target.ts";
import type { Freshen } from "../events/fresh.ts";
import { Failure } from "../failure.ts";
import type { Reporter } from "../report/reporter.ts";
import { duration } from "../report/units.ts";
import { changedPayload, changesBody, freshenerFor } from "./body-changes.ts";
import { type CommandInput, type ExitCode, defineCommand } from "./command.ts";
import { DELIVERY_OPTIONS } from "./delivery-options.ts";
import { checkDeliveryOptions } from "./delivery-rules.ts";
import { bentQueue } from "./fault-queue.ts";
import { speed } from "./network-values.ts";
import { type OptionsOf, option, optionOr, switchOption, under } from "./option-spec.ts";
import { deliverQueue, showQueue } from "./run-queue.ts";
import { type PassedOver, type SelectedEvent, selectedEvents } from "./selected-events.ts";
import { sampleRequest } from "./sample-request.ts";
import { SELECTION_OPTIONS, SOURCES, selectionOf } from "./selection-options.ts";
import { durationMs } from "./value-kind.ts";

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
      "hipcall-hooks replay captures.ndjson --wait 30s --fail-fast --json",
      "in CI: wait for the app, stop at the first failure",
    ],
  ],
  run: replay,
});

async function replay({ args, options, context, reporter }: CommandInput<typeof OPTIONS>): Promise<ExitCode> {
  checkDeliveryOptions(options);
  const passedOver: PassedOver = { events: 0, lines: 0 };
  const selection = selectionOf(options, context.clock);
  const events = selectedEvents({ sources: args, selection, limit: options.limit, passedOver }, context, reporter);
  const timed = withGaps(events, { factor: options.speed, maxGapMs: options.maxGap ?? Number.POSITIVE_INFINITY });
  if (changesBody(options) || options.fresh) {
    reporter.report({
      type: "note",
      message: "--set, --add, --unset and --fresh change bodies: what is sent is not what was recorded",
    });
  }
  const straight = queueOf(timed, { options, context, reporter });
  const queue = bentQueue(straight, { options, window: LARGEST_WINDOW, reporter });
  if (options.dryRun) return showQueue(queue, { command: "replay", options, context, reporter });
  if (options.wait !== undefined) await waitOrFail(options, options.wait, context);
  return deliverQueue(whenDue(queue, context), {
    command: "replay",
    options,
    failFast: options.failFast,
    skipped: () => passedOver.events + passedOver.lines,
    context,
    reporter,
    show: (outcome) => reporter.report({ type: "delivery", ...outcome, brief: false }),
  });
}

async function waitOrFail({ to }: Options, timeoutMs: number, { clock, signal }: Context): Promise<void> {
  if (await waitForTarget(to.origin, { timeoutMs, clock, signal })) return;
  if (signal.aborted) return;
  throw new Failure("network", `nobody accepted a connection at ${to.origin} within ${duration(timeoutMs)}`, {
    hint: "is the app started, and on this port? give it more time with --wait 2m",
  });
}

interface QueueContext {
  readonly options: Options;
  readonly context: Context;
  readonly reporter: Reporter;
}

async function* queueOf(
  events: AsyncIterable<Timed<SelectedEvent>>,
  { options, context, reporter }: QueueContext,
): AsyncGenerator<QueuedRequest> {
  let freshen: Freshen | undefined;
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
      afterMs: selected.afterMs,
      request: { ...request, body },
    };
  }
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
  return Buffer.from(JSON.stringify(freshen === undefined ? changed : freshen(changed)));
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
  if (capture === null || createHash("sha256").update(capture.body).digest("hex") === capture.sha256) return;
  reporter.report({
    type: "warning",
    message: `${origin.source}:${origin.line}: the body is not the one that was recorded (its sha256 differs)`,
    hint: "it is sent as it stands in the file now",
  });
}
