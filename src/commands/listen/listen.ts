import { resolve } from "node:path";
import { parseTarget } from "../../delivery/request/target.ts";
import { STRICT_READINGS, hipcallRules } from "../../delivery/hipcall/hipcall-rules.ts";
import type { AnswerRules } from "../../listener/answers/answer.ts";
import { InsightCards } from "../../listener/answers/insight-cards.ts";
import { Listener } from "../../listener/listener.ts";
import type { ListenerEvent } from "../../listener/listener-event.ts";
import type { AcceptRules } from "../../listener/receive/accept-rules.ts";
import { AllowedHosts } from "../../listener/receive/allowed-hosts.ts";
import { secretPath } from "../../listener/receive/secret-path.ts";
import { Tally } from "../../listener/receive/tally.ts";
import { openTunnel } from "../../listener/tunnel/open-tunnel.ts";
import type { TunnelEvent } from "../../listener/tunnel/tunnel.ts";
import type { Reporter } from "../../report/reporter.ts";
import type { CheckReport, CommandReport } from "../../report/output-event.ts";
import { counted } from "../../report/text/units.ts";
import { type CommandInput, type ExitCode, defineCommand } from "../command.ts";
import { warnAboutLeftBehind } from "../deliver/left-behind.ts";
import { noteRemoteTarget } from "../deliver/note-target.ts";
import { AnswerNotes } from "../deliver/answer-notes.ts";
import { type EventNamePattern, warnAboutUnknownNames } from "../options/catalogue-names.ts";
import { withReports } from "../options/report-options.ts";
import { commandReport, startCommand } from "./exec-command.ts";
import { FaultNet } from "./fault-net.ts";
import { forwarderFor } from "./forward.ts";
import { viewFor } from "./full-screen.ts";
import { OPTIONS, type Options, checkOptions } from "./options.ts";
import { type SavedCapture, replayCommandFor, savedCapture } from "./files/replay-hint.ts";
import { writeReadyFile } from "./files/ready-file.ts";
import { readAnswers } from "./request-answers.ts";
import { SaveFile } from "./files/save-file.ts";
import { EndWatcher } from "./wait-for-end.ts";
import { warnAboutHost, warnAboutTunnel } from "./warnings.ts";
import { warnAboutGit } from "../options/git-warning.ts";

export const command = defineCommand({
  args: [],
  options: OPTIONS,
  examples: [
    ["hipcall-hooks listen", "show and check each event sent to http://127.0.0.1:4665/"],
    ["hipcall-hooks listen --save captures.ndjson", "record the events, to replay them later"],
    ["hipcall-hooks listen --json --port 0 --count 1 --timeout 30s", "in a script: one event as JSON, on a free port"],
    [
      "hipcall-hooks listen --expect call_init --expect 'call_hangup=1..2' --ordered",
      "as a check: exits with 1 unless these arrive in this order within 30 s",
    ],
    ["hipcall-hooks listen --forward http://localhost:3000/hooks/hipcall", "pass each event on to your app"],
    ["hipcall-hooks listen --status 503 --delay 2s", "behave like a slow endpoint that fails"],
    [`hipcall-hooks listen --answer 'smart-routing={"extension":"1000"}'`, "be the web service that routes calls"],
    [
      "hipcall-hooks listen --cards --expect insight-card --timeout 60s",
      "be Hipcall's card API: does the app post a card that Hipcall takes?",
    ],
    ["hipcall-hooks listen --respond 'call_*=503,first=3'", "fail for the first three call events, then recover"],
  ],
  run: async (input) => {
    checkOptions(input.options);
    const { expect, report } = input.options;
    // Without an expectation there is nothing to report, but a page.
    return expect.length === 0 && report.length === 0 ? listen(input) : withReports("listen", input, listen);
  },
  suggestFor: (argument) => {
    const port = /^:?(\d+)$/.exec(argument)?.[1];
    if (port !== undefined) return `--port ${port}`;
    return parseTarget(argument) === undefined ? undefined : `--forward ${argument}`;
  },
});

/** Output that may wait for its reader before requests have to wait too: thousands of events. */
const MAX_UNWRITTEN_BYTES = 16 * 1024 * 1024;

async function listen(input: CommandInput<typeof OPTIONS>): Promise<ExitCode> {
  const { options, reporter } = input;
  const faults: unknown[] = [];
  const tally = new Tally(options.requireAnswer);
  const endWatcher = new EndWatcher(options);
  const { endedBy, commandResult, saved, notSaved } = await listenUntilEnd({ ...input, tally, endWatcher, faults });
  const expectations = endWatcher.expectations.results();
  for (const result of expectations) reporter.report({ type: "expectation", ...result });
  if (commandResult !== undefined) reporter.report({ type: "command", ...commandResult });
  const { received, refused } = tally;
  const checks = failedChecks(options, tally, notSaved());
  for (const check of checks) reporter.report({ type: "check", ...check });
  const met = expectations.filter(({ outcome }) => outcome === "met").length;
  reporter.report({
    type: "summary",
    command: "listen",
    received,
    refused,
    undelivered: tally.undelivered,
    notSaved: notSaved(),
    events: tally.events(),
    savedTo: saved?.file ?? null,
    replayCommand: replayCommandFor(saved, tally.events()),
    expectations: expectations.length === 0 ? null : { given: expectations.length, met },
    endedBy,
  });
  // An error of this program: it ends with 70 and the stack.
  if (faults.length > 0) throw faults[0];
  const failed = checks.length > 0 || met < expectations.length;
  return failed || commandResult?.succeeded === false ? 1 : 0;
}

/** What `--count`, `--strict`, `--require-answer` and `--save` ask for and did not get. */
function failedChecks(
  { count, strict, requireAnswer, save }: Options,
  { received, invalid, otherAnswers, unverified }: Tally,
  notSaved: number,
): CheckReport[] {
  const checks = [
    {
      name: `--count ${count}`,
      held: count === undefined || received >= count,
      message: `received ${counted(received, "event")}`,
    },
    {
      name: "--verify",
      held: unverified === 0,
      message: `received ${counted(unverified, "request")} with a signature that does not fit`,
    },
    { name: "--strict", held: !strict || invalid === 0, message: `received ${counted(invalid, "invalid event")}` },
    {
      name: `--require-answer ${requireAnswer?.text}`,
      held: otherAnswers === 0,
      message: `${counted(otherAnswers, "event")} got another answer of the app, or none`,
    },
    { name: `--save ${save}`, held: notSaved === 0, message: `${counted(notSaved, "record")} could not be saved` },
  ];
  return checks.filter(({ held }) => !held);
}

interface Listening extends Pick<CommandInput<typeof OPTIONS>, "options" | "context" | "reporter" | "fullScreen"> {
  readonly tally: Tally;
  readonly endWatcher: EndWatcher;
  /** Receives errors of this program while it listens. */
  readonly faults: unknown[];
}

interface ListenResult {
  /** A signal's name, `count`, `expectations`, `command` or `timeout`. */
  readonly endedBy: string;
  readonly commandResult: CommandReport | undefined;
  readonly saved: SavedCapture | undefined;
  /** The number of requests and answers that could not be saved; final once the listener is closed. */
  readonly notSaved: () => number;
}

/** Resolves once everything is closed, saved and reported. */
async function listenUntilEnd(listening: Listening): Promise<ListenResult> {
  const { options, context, tally, endWatcher, faults, ...output } = listening;
  const { cwd, env, clock, cleanups } = context;
  const { timeLimit } = hipcallRules(options.hipcallRules ?? STRICT_READINGS);
  const path = options.secretPath ? secretPath(options.path) : options.path;
  await using view = viewFor(output, {
    context,
    target: options.forward,
    path,
    timeoutMs: options.forwardTimeout,
    timeLimit,
    keepCredentials: options.keepCredentials,
    saveFile: options.save,
    sharesTerminal: options.exec !== undefined,
    expectations: () => ({ results: endWatcher.expectations.results(), leftMs: endWatcher.leftMs(clock) }),
  });
  const { reporter } = view;
  if (options.forward !== undefined) noteRemoteTarget(options.forward, reporter, context);
  await using saveFile = await SaveFile.open(options, cwd, reporter);
  const captureFile = saveFile?.file;
  using faultNet = new FaultNet(context, reporter, faults);
  warnAboutHost(options, reporter);
  const answerNotes = new AnswerNotes(reporter);
  const hosts = new AllowedHosts(options.host, options.allowHost);
  const destinations = { forwardTo: options.forward?.url ?? null, savedTo: options.save ?? null };
  await using listener = await Listener.open({
    host: options.host,
    port: options.port,
    accept: acceptRules(options, path, hosts),
    maxPendingBytes: options.maxPending,
    answer: await answerRules(options, cwd, reporter),
    forwarder: await forwarderFor(options, path, context),
    secrets: options.verify.flat(),
    only: options.only.map(({ matches }) => matches),
    captureFile,
    keepCredentials: options.keepCredentials,
    backlog: { isFull: () => reporter.unwrittenBytes() > MAX_UNWRITTEN_BYTES, drained: reporter.drained },
    timeLimit,
    clock,
    onFault: faultNet.add,
    emit: (event: ListenerEvent) => {
      tally.add(event);
      reporter.report(event.type === "ready" ? { ...event, ...destinations } : event);
      if (event.type === "event" && event.answer.forwarded !== null) {
        answerNotes.add(event.capture.event, event.answer.forwarded.result);
      }
      endWatcher.add(event);
    },
  });
  if (saveFile !== undefined) saveFile.url = listener.url;
  warnAboutUnknownNames("--only", options.only, reporter);
  warnAboutUnknownNames("--expect", options.expect.map(namePattern), reporter);
  warnAboutTunnel(options, reporter);
  const onTunnel = (event: TunnelEvent): void => {
    if (event.type === "tunnel") hosts.add(new URL(event.publicUrl).hostname);
    reporter.report(event);
  };
  await using _tunnel =
    options.tunnel === undefined
      ? undefined
      : await openTunnel(options.tunnel, { localUrl: listener.url, env, clock, cleanups, emit: onTunnel });
  // The listener is ready without waiting for git.
  const gitWarning = options.save === undefined ? undefined : warnAboutGit(options.save, context, reporter);
  if (options.readyFile !== undefined) writeReadyFile(resolve(cwd, options.readyFile), listener.url);
  warnAboutLeftBehind(options.exec, context, reporter);
  await using running = startCommand(options.exec, listener.url, context);
  const end = await endWatcher.end(running, { clock, signal: AbortSignal.any([context.signal, view.quit]) });
  const commandResult = await commandReport(options.exec, running);
  await gitWarning;
  const saved = captureFile && savedCapture(options, await captureFile.presentPath(), context);
  return {
    endedBy: end.by === "signal" ? end.name : end.by,
    commandResult,
    saved,
    notSaved: () => captureFile?.failed ?? 0,
  };
}

function namePattern({ pattern, matchesName }: Options["expect"][number]): EventNamePattern {
  return { text: pattern, matches: matchesName };
}

async function answerRules(options: Options, cwd: string, reporter: Pick<Reporter, "report">): Promise<AnswerRules> {
  return {
    status: options.status,
    body: options.body,
    delayMs: options.delay,
    strict: options.strict,
    respond: options.respond,
    cards: options.cards ? new InsightCards() : undefined,
    requests: await readAnswers(options.answer, cwd, reporter),
  };
}

function acceptRules(options: Options, path: string | undefined, hosts: AllowedHosts): AcceptRules {
  return {
    path,
    hosts,
    secret: options.secretPath,
    cards: options.cards,
    allowBrowser: options.allowBrowser,
    forwards: options.forward !== undefined,
    maxBodyBytes: options.maxBody,
  };
}
