import { bodyHash } from "../../captures/record/body.ts";
import type { DeliveryOutcome } from "../../delivery/outcome/outcome.ts";
import { curlCommand } from "../../captures/export/curl.ts";
import { powershellCommand } from "../../captures/export/powershell.ts";
import { pacedGap } from "../../delivery/run/pace.ts";
import type { Queue, QueuedRequest } from "../../delivery/request/queue.ts";
import type { Signer } from "../../delivery/signing/signer.ts";
import type { Context } from "../../context.ts";
import { Failure } from "../../failure.ts";
import { said } from "../../language/said.ts";
import type { Reporter } from "../../report/reporter.ts";
import { changedPayload, changesBody, freshenerFor } from "../deliver/body-changes.ts";
import { type CommandInput, type ExitCode, defineCommand } from "../command.ts";
import { SUGGEST_EVENTS, scenarioNameOrFile } from "../options/catalogue-names.ts";
import { RULE_OPTIONS, checkRuleOptions, compareOption, comparisonRules } from "../deliver/compare-rules.ts";
import { DELIVERY_OPTIONS } from "../deliver/delivery-options.ts";
import { checkDeliveryOptions } from "../deliver/delivery-rules.ts";
import { noteRemoteTarget } from "../deliver/note-target.ts";
import { queueWithFaults } from "../deliver/queue-with-faults.ts";
import { speed } from "../options/http-parsers.ts";
import { type OptionsOf, option, optionWithDefault, withHeading } from "../options/option-spec.ts";
import { deliverQueue, showQueue, signerFor } from "../deliver/deliver-queue.ts";
import { sampleRequest } from "../deliver/sample-request.ts";
import { type SendBody, bodiesToSend } from "./bodies-to-send.ts";
import { durationMs, fileName, oneOf, ratePerSecond, wholeNumber } from "../options/value-parsers.ts";

const OPTIONS = {
  ...withHeading("What to send:", {
    data: option("--data <file>", "send this JSON file instead, byte for byte; - reads standard input", fileName),
    scenario: option(
      "--scenario <name>",
      "send a whole call, with its gaps: a name (see: hipcall-hooks events scenarios), or a file",
      scenarioNameOrFile,
    ),
    speed: optionWithDefault(
      "--speed <speed>",
      "the gaps of --scenario: as they are (original), 10 times shorter (10x), or none (max)",
      speed,
      "original",
    ),
    maxGap: option("--max-gap <duration>", "wait no longer than this before one event of --scenario", durationMs),
    count: optionWithDefault(
      "--count <n>",
      "repeat the whole run this many times",
      wholeNumber(1, 10_000_000, 100),
      "1",
    ),
    rate: option("--rate <n/s>", "start at most this many requests a second", ratePerSecond),
    print: option(
      "--print <form>",
      "print the request as a command instead of sending it: curl, or powershell for Windows",
      oneOf(["curl", "powershell"]),
    ),
  }),
  ...DELIVERY_OPTIONS,
  ...withHeading("Comparing the answers of --times:", {
    compare: compareOption("what --times compares; =shape compares status, keys and types, =status the status"),
    ...RULE_OPTIONS,
  }),
};
type Options = OptionsOf<typeof OPTIONS>;

/** Up to this number, each delivery is shown; above it only those that were not accepted. */
const MAX_SHOWN = 20;

export const command = defineCommand({
  args: [
    {
      syntax: "[event...]",
      description: "names or patterns of events: call_hangup, 'call_*' (see: hipcall-hooks events list)",
      suggestions: SUGGEST_EVENTS,
    },
  ],
  options: OPTIONS,
  examples: [
    ["hipcall-hooks send call::hangup", "the documented sample, to a listener on this machine"],
    ["hipcall-hooks send call_hangup --to http://localhost:3000/hooks", "to an app"],
    [
      "hipcall-hooks send 'call_*' --fresh",
      "every event of the 2024 format that is about calls: one call, with new ids and times of now",
    ],
    [
      "hipcall-hooks send call_hangup --set data.user_id=7 --print curl",
      "the request as a curl command, with one value changed",
    ],
    ["hipcall-hooks send --scenario voicemail --fresh", "a whole call with its real gaps, as if it happened now"],
    [
      "hipcall-hooks send --scenario voicemail --speed max --fault reorder --seed 7",
      "with a fault: the same seed gives the same order",
    ],
    [
      "hipcall-hooks send call_hangup --times 3 --to localhost:3000",
      "the same event again: does the app answer the same?",
    ],
    ["hipcall-hooks send call_hangup --hipcall --count 5", "by Hipcall's own rules: would it switch the app off?"],
    ["hipcall-hooks send call_init --count 1000 --concurrency 20 --rate 200/s", "load, with a latency summary"],
  ],
  run: send,
});

async function send({ args, options, context, reporter }: CommandInput<typeof OPTIONS>): Promise<ExitCode> {
  checkDeliveryOptions(options);
  if (options.compare !== undefined && options.times === 1) {
    throw new Failure("usage", said("--compare needs --times"), {
      hint: said("add --times 2; to compare with a recording, use replay"),
    });
  }
  checkRuleOptions(options, options.times > 1, "--times");
  if (options.print === undefined && !options.dryRun) noteRemoteTarget(options.to, reporter, context);
  const bodies = (await bodiesToSend({ events: args, ...options }, context, reporter)).map((body) =>
    changedBody(body, options),
  );
  const queue = queueWithFaults(queueOf(bodies, options, context), { options, window: bodies.length, reporter });
  if (options.print !== undefined)
    return printCommands(queue, { ...options, print: options.print, signer: signerFor(options, context) }, reporter);
  if (options.dryRun) return showQueue(queue, { command: "send", options, context, reporter });
  const total = bodies.length * options.count * options.times;
  const show = total > MAX_SHOWN ? reportBriefly(total, reporter) : reportEach(reporter);
  const { rate } = options;
  const rules = comparisonRules(options);
  const run = { command: "send", options, rate, rules, failFast: false, context, reporter, show } as const;
  return deliverQueue(queue, run);
}

function changedBody(body: SendBody, options: Options): SendBody {
  if (!changesBody(options)) return body;
  return { ...body, text: changedPayload(body.text, options, body.event ?? "the body") };
}

async function* queueOf(
  bodies: readonly SendBody[],
  options: Options,
  context: Context,
): AsyncGenerator<QueuedRequest> {
  yield* options.fresh ? freshRounds(bodies, options, context) : equalRounds(bodies, options);
}

function* equalRounds(bodies: readonly SendBody[], options: Options): Generator<QueuedRequest> {
  const queued = bodies.map((body) => queuedRequest(body, options));
  for (let round = 0; round < options.count; round += 1) {
    // A request of its own in each round: `--sign` gives each request an id.
    for (const one of queued) yield round === 0 ? one : { ...one, request: { ...one.request } };
  }
}

/** Each round is a new call, with its own uuid. */
function* freshRounds(bodies: readonly SendBody[], options: Options, { clock }: Context): Generator<QueuedRequest> {
  for (let round = 0; round < options.count; round += 1) {
    const freshen = freshenerFor(payloadsOfNow(bodies, options), clock);
    for (const body of bodies) yield queuedRequest({ ...body, text: freshen(body.text) }, options);
  }
}

function queuedRequest({ event, text, afterMs }: SendBody, options: Options): QueuedRequest {
  const bytes = Buffer.from(text);
  return {
    event,
    origin: null,
    afterMs: pacedGap(afterMs, { factor: options.speed, maxGapMs: options.maxGap ?? Number.POSITIVE_INFINITY }),
    request: sampleRequest(bytes, options),
    sha256: bodyHash(bytes),
  };
}

/** The payloads whose latest time becomes now: with real gaps only the first, so that each event is sent at its own time. */
function payloadsOfNow(bodies: readonly SendBody[], { speed: factor, maxGap }: Options): readonly string[] {
  const inRealTime = factor === 1 && maxGap === undefined && bodies.some(({ afterMs }) => afterMs > 0);
  return bodies.slice(0, inRealTime ? 1 : bodies.length).map(({ text }) => text);
}

const COMMANDS = { curl: curlCommand, powershell: powershellCommand } as const;

async function printCommands(
  queue: Queue,
  {
    to,
    print,
    signer,
  }: Pick<Options, "to"> & { readonly print: keyof typeof COMMANDS; readonly signer: Signer | undefined },
  reporter: Reporter,
): Promise<ExitCode> {
  for await (const { request } of queue) {
    reporter.report({
      type: "text",
      name: print,
      text: `${COMMANDS[print](to.origin, signer?.sign(request) ?? request)}\n`,
    });
    await reporter.drained();
  }
  return 0;
}

function reportEach(reporter: Reporter): (outcome: DeliveryOutcome) => void {
  return (outcome) => reporter.report({ type: "delivery", brief: false, showAnswer: true, outcome });
}

function reportBriefly(total: number, reporter: Reporter): (outcome: DeliveryOutcome) => void {
  let failed = 0;
  return (outcome) => {
    if (!outcome.accepted) failed += 1;
    reporter.report({ type: "delivery", brief: true, showAnswer: false, outcome });
    reporter.report({ type: "progress", done: outcome.number, total, failed });
  };
}
