import type { Context } from "../../context.ts";
import type { AnswerComparer } from "../../delivery/compare/answer-comparer.ts";
import type { ComparisonRules } from "../../delivery/compare/rules.ts";
import { deliverAll } from "../../delivery/deliver-all.ts";
import type { DeliveryRun } from "../../delivery/run/delivery-run.ts";
import type { DeliveryOutcome, DeliverySummary } from "../../delivery/outcome/outcome.ts";
import { proxyFor } from "../../delivery/request/proxy.ts";
import type { Queue, QueuedRequest } from "../../delivery/request/queue.ts";
import { Signer } from "../../delivery/signing/signer.ts";
import { untilAborted } from "../../delivery/run/until-aborted.ts";
import { Failure } from "../../failure.ts";
import { said } from "../../language/said.ts";
import type { Reporter } from "../../report/reporter.ts";
import { durationSaid } from "../../language/counted.ts";
import { type SkippedCounts, noneSkipped, readExitCode } from "../captures/skipped-counts.ts";
import type { ExitCode } from "../command.ts";
import { warnOfUnmatched } from "./compare-rules.ts";
import { deliveryExitCode, stoppedExitCode } from "./delivery-exit.ts";
import type { DELIVERY_OPTIONS } from "./delivery-options.ts";
import { deliveryRules } from "./delivery-rules.ts";
import { AnswerNotes } from "./answer-notes.ts";
import type { OptionsOf } from "../options/option-spec.ts";

type DeliveryOptions = OptionsOf<typeof DELIVERY_OPTIONS> & {
  readonly maxGap: number | undefined;
  /** `--wait` and `--wait-for` of `replay`. */
  readonly wait?: number | undefined;
  readonly waitFor?: unknown;
};

interface QueueRun {
  readonly command: "send" | "replay";
  readonly options: DeliveryOptions;
  readonly failFast: boolean;
  /** The largest number of requests started a second. */
  readonly rate?: number | undefined;
  /** What reading the sources skipped; its numbers grow during the run. `undefined` when nothing is read. */
  readonly skipped?: SkippedCounts | undefined;
  /** Whether requests that are not sent can be counted: a standard input may never end. */
  readonly countRest?: boolean;
  readonly context: Context;
  readonly reporter: Reporter;
  readonly show: (outcome: DeliveryOutcome) => void;
  readonly comparer?: AnswerComparer | undefined;
  /** What counts as a difference between two answers. */
  readonly rules: ComparisonRules;
  /** Runs before the summary is reported; resolves with the exit code. */
  readonly conclude?: (summary: DeliverySummary, exitCode: ExitCode) => Promise<ExitCode>;
}

/**
 * Delivers the queue of `send` or `replay`, and reports each delivery and the summary. Resolves with the exit code. When a
 * request cannot be made in the middle of the queue, throws its `Failure` after the summary of what was delivered.
 */
export async function deliverQueue(queue: Queue, run: QueueRun): Promise<ExitCode> {
  const { skipped = noneSkipped() } = run;
  const failures: Failure[] = [];
  const delivered = await deliverAll(
    untilFailure(queue, (failure) => failures.push(failure)),
    deliveryRun(run),
  );
  const [failure] = failures;
  if (failure !== undefined && delivered.sent === 0) throw failure;
  const summary = {
    ...delivered,
    skipped: skipped.filteredOut + skipped.unreadableLines,
    unreadableSources: skipped.unreadableSources,
  };
  const exitCode = (await run.conclude?.(summary, deliveryExitCode(summary))) ?? deliveryExitCode(summary);
  warnOfUnmatched(run.rules, run.reporter);
  run.reporter.report({ type: "summary", command: run.command, ...summary });
  if (failure !== undefined) throw failure;
  return readExitCode(exitCode, skipped);
}

/** The queue, ended where a request cannot be made; `onFailure` gets the reason. */
async function* untilFailure(queue: Queue, onFailure: (failure: Failure) => void): AsyncGenerator<QueuedRequest> {
  try {
    yield* queue;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    onFailure(error);
  }
}

/** `--dry-run`: reports each queued request, and sends nothing. */
export async function showQueue(
  queue: Queue,
  {
    command,
    options,
    context,
    reporter,
    skipped = noneSkipped(),
  }: Pick<QueueRun, "command" | "options" | "context" | "reporter" | "skipped">,
): Promise<ExitCode> {
  let planned = 0;
  let wouldTakeMs = 0;
  const { signal } = context;
  const signer = signerFor(options, context);
  for await (const { event, origin, afterMs, request: unsigned } of untilAborted(queue, signal)) {
    const request = signer?.sign(unsigned) ?? unsigned;
    planned += 1;
    wouldTakeMs += afterMs;
    const { path, ...rest } = request;
    const url = `${options.to.origin}${path}`;
    reporter.report({ type: "planned", number: planned, event, origin, url, afterMs, ...rest });
    await reporter.drained();
  }
  const { unreadableSources } = skipped;
  reporter.report({ type: "summary", command, planned, wouldTakeMs, unreadableSources });
  return signal.aborted ? stoppedExitCode(signal.reason) : readExitCode(0, skipped);
}

/** The signer of `--sign`; `undefined` without it. */
export function signerFor(
  { sign }: Pick<DeliveryOptions, "sign">,
  { clock }: Pick<Context, "clock">,
): Signer | undefined {
  const secrets = sign.flat();
  return secrets.length === 0 ? undefined : new Signer(secrets, clock);
}

/** After this number of deliveries that found nobody, the others will find nobody either. */
const GIVE_UP_AFTER = 20;

function deliveryRun({
  options,
  failFast,
  rate,
  countRest = true,
  comparer,
  rules,
  context,
  reporter,
  show,
}: QueueRun): DeliveryRun {
  const waitsForTarget = options.wait !== undefined || options.waitFor !== undefined || (options.retry ?? 0) > 0;
  // With the other options the user says which status counts.
  const judgesBySuccess = !options.hipcall && options.expectStatus === undefined;
  const answerNotes = new AnswerNotes(reporter);
  return {
    origin: options.to.origin,
    handler: context.handler,
    concurrency: options.concurrency,
    rate,
    insecure: options.insecure,
    proxy: proxyFor(options.to.origin, context.env),
    signer: signerFor(options, context),
    times: options.times,
    ...deliveryRules(options),
    failFast,
    giveUpAfter: waitsForTarget ? null : GIVE_UP_AFTER,
    countRest,
    comparer: comparer ?? null,
    rules,
    clock: context.clock,
    signal: context.signal,
    onWait: options.maxGap === undefined ? longWaitReporter(reporter) : () => undefined,
    onOutcome: (outcome) => {
      show(outcome);
      if (judgesBySuccess) answerNotes.add(outcome.event, outcome.result);
    },
    drained: reporter.drained,
  };
}

/** A longer silence looks like a program that hangs. */
const LONG_WAIT_MS = 10_000;

/** Reports each wait that is long, and longer than those before it. */
function longWaitReporter(reporter: Reporter): (waitMs: number) => void {
  let longestMs = LONG_WAIT_MS;
  return (waitMs) => {
    if (waitMs <= longestMs) return;
    longestMs = waitMs;
    const message = said("waiting {duration} before the next request: shorten it with --max-gap 2s", {
      duration: durationSaid(waitMs),
    });
    reporter.report({ type: "note", message });
  };
}
