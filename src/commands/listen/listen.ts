import { resolve } from "node:path";
import { CaptureFile } from "../../captures/file/capture-file.ts";
import { exposedToGit } from "../../captures/file/git-exposure.ts";
import type { Context } from "../../context.ts";
import { isLoopback } from "../../listener/server/bind.ts";
import { Listener } from "../../listener/listener.ts";
import type { ListenerEvent } from "../../listener/listener-event.ts";
import { secretPath } from "../../listener/receive/secret-path.ts";
import { writeReadyFile } from "./ready-file.ts";
import { Tally } from "../../listener/receive/tally.ts";
import type { CommandReport } from "../../report/output-event.ts";
import type { Reporter } from "../../report/reporter.ts";
import { CHECK_OPTIONS, checkTogether } from "./check-options.ts";
import { type CommandInput, type ExitCode, defineCommand } from "../command.ts";
import { backlogOf } from "./listen-backlog.ts";
import { commandReport, startCommand } from "./exec-command.ts";
import { forwarderFor } from "./forward.ts";
import { tunnelFor, tunnelTool } from "./tunnel.ts";
import { viewFor } from "./full-screen.ts";
import { ListenWatch } from "./wait-for-end.ts";
import { requestPath, respondRule, targetUrl } from "../options/http-parsers.ts";
import {
  type OptionsOf,
  repeatableOption,
  option,
  optionWithDefault,
  switchOption,
  withHeading,
} from "../options/option-spec.ts";
import { eventNamePattern } from "../options/catalogue-names.ts";
import { anyText, bodyBytes, durationMs, fileName, nonEmptyText, wholeNumber } from "../options/value-parsers.ts";

const OPTIONS = {
  ...withHeading("Where it listens:", {
    port: optionWithDefault(
      "-p, --port <n>",
      "port to listen on; 0 takes a free one",
      wholeNumber(0, 65_535, 4700),
      "4665",
    ),
    host: optionWithDefault("--host <address>", "address to listen on", nonEmptyText, "127.0.0.1"),
    path: option("--path <path>", "accept only this path, 404 otherwise", requestPath),
    secretPath: switchOption("--secret-path", "accept only a random path that cannot be guessed, shown as the URL"),
    tunnel: option(
      "--tunnel <tool>",
      "a public URL for Hipcall: cloudflared or ngrok if installed, or smee=URL of a channel",
      tunnelTool,
    ),
    readyFile: option("--ready-file <file>", "write the URL to this file once listening", fileName),
    maxBody: optionWithDefault("--max-body <size>", "answer 413 to larger bodies", bodyBytes, "1mb"),
    allowBrowser: switchOption("--allow-browser", "accept requests that a web page makes"),
  }),
  ...withHeading("What it answers:", {
    status: optionWithDefault("--status <n>", "answer with this status", wholeNumber(200, 599, 503), "200"),
    body: option("--body <text>", "answer with this body", anyText),
    delay: optionWithDefault("--delay <duration>", "wait so long before answering", durationMs, "0ms"),
    strict: switchOption("--strict", "answer 422 to an invalid event, and exit with 1 if one came"),
    respond: repeatableOption(
      "--respond <rule>",
      "answer by rule: 'PATTERN=STATUS[,delay=2s][,first=3][,every=4][,reset]' (repeatable)",
      respondRule,
    ),
  }),
  ...withHeading("Your app behind it:", {
    forward: option(
      "--forward <url>",
      "pass each request on to your app, byte for byte, and its answer back",
      targetUrl,
    ),
    forwardTimeout: optionWithDefault(
      "--forward-timeout <duration>",
      "answer 504 when the app takes longer",
      durationMs,
      "30s",
    ),
  }),
  ...withHeading("What it shows and saves:", {
    only: repeatableOption(
      "--only <pattern>",
      "show and save only events of this name, * for any letters (repeatable)",
      eventNamePattern,
    ),
    save: option("--save <file>", "append every request to this capture file, on disk before it is answered", fileName),
    noFsync: switchOption("--no-fsync", "do not wait for the disk before answering"),
    keepCredentials: switchOption("--keep-credentials", "save authorization, cookie and API key headers too"),
  }),
  ...withHeading("When it ends (Ctrl-C always ends it):", CHECK_OPTIONS),
};
type Options = OptionsOf<typeof OPTIONS>;

export const command = defineCommand({
  args: [],
  options: OPTIONS,
  examples: [
    ["hipcall-hooks listen", "show and check what comes to http://127.0.0.1:4665/"],
    ["hipcall-hooks listen --save captures.ndjson", "and record it, to be replayed later"],
    ["hipcall-hooks listen --json --port 0 --count 1 --timeout 30s", "in a script: one event as JSON, on a free port"],
    [
      "hipcall-hooks listen --expect call_init --expect 'call_hangup=1..2' --ordered",
      "as a check: exits with 1 unless these come in this order within 30 s",
    ],
    ["hipcall-hooks listen --forward http://localhost:3000/hooks/hipcall", "pass each event on to your app"],
    ["hipcall-hooks listen --status 503 --delay 2s", "be the endpoint that is slow and fails"],
    ["hipcall-hooks listen --respond 'call_*=503,first=3'", "fail for the first three call events, then recover"],
  ],
  run: listen,
});

async function listen({ options, context, reporter, fullScreen }: CommandInput<typeof OPTIONS>): Promise<ExitCode> {
  const tally = new Tally();
  checkTogether(options);
  const watch = new ListenWatch(options);
  const { endedBy, executed } = await listenUntilEnd({ options, context, reporter, fullScreen, tally, watch });
  const expected = watch.expectations.results();
  for (const result of expected) reporter.report({ type: "expectation", ...result });
  if (executed !== undefined) reporter.report({ type: "command", ...executed });
  const { received, refused } = tally;
  const met = expected.filter(({ outcome }) => outcome === "met").length;
  reporter.report({
    type: "summary",
    command: "listen",
    received,
    refused,
    events: tally.events(),
    savedTo: options.save ?? null,
    expectations: expected.length === 0 ? null : { given: expected.length, met },
    endedBy,
  });
  const countMissed = options.count !== undefined && received < options.count;
  const failed = countMissed || (options.strict && tally.invalid > 0) || met < expected.length;
  return failed || executed?.succeeded === false ? 1 : 0;
}

interface Listening extends Pick<CommandInput<typeof OPTIONS>, "options" | "context" | "reporter" | "fullScreen"> {
  readonly tally: Tally;
  readonly watch: ListenWatch;
}

interface Ended {
  readonly endedBy: string;
  readonly executed: CommandReport | undefined;
}

/** Everything is closed, and all that was answered is told and saved, when this returns. */
async function listenUntilEnd({ options, context, tally, watch, ...output }: Listening): Promise<Ended> {
  const path = options.secretPath ? secretPath(options.path) : options.path;
  const { forward: target, forwardTimeout: timeoutMs, keepCredentials, exec } = options;
  await using view = viewFor(output, {
    context,
    target,
    path,
    timeoutMs,
    keepCredentials,
    sharesTerminal: exec !== undefined,
  });
  const { reporter } = view;
  await using captureFile =
    options.save === undefined
      ? undefined
      : await CaptureFile.open(resolve(context.cwd, options.save), { sync: !options.noFsync });
  const emit = (told: ListenerEvent): void => {
    tally.add(told);
    reporter.report(told);
    watch.add(told);
  };
  warnOfHost(options, reporter);
  const forwarder = await forwarderFor(options, path, context.clock);
  const backlog = backlogOf(reporter);
  const listening = { ...listenerOptions(options, path), forwarder, captureFile, clock: context.clock, emit, backlog };
  await using listener = await Listener.open(listening);
  await using _tunnel = await tunnelFor(options, listener.url, { context, reporter });
  const warned = warnOfGit(options, context, reporter);
  if (options.readyFile !== undefined) writeReadyFile(resolve(context.cwd, options.readyFile), listener.url);
  await using running = startCommand(options.exec, listener.url, context);
  const end = await watch.end(running, { clock: context.clock, signal: AbortSignal.any([context.signal, view.quit]) });
  const executed = await commandReport(options.exec, running);
  await warned;
  return { endedBy: end.by === "signal" ? end.name : end.by, executed };
}

function listenerOptions(
  options: Options,
  path: string | undefined,
): Omit<Parameters<typeof Listener.open>[0], "captureFile" | "clock" | "emit" | "forwarder" | "backlog"> {
  const { host, port, allowBrowser, maxBody, status, body, delay, strict, respond, only, keepCredentials } = options;
  return {
    host,
    port,
    accept: {
      path,
      secret: options.secretPath,
      allowBrowser,
      forwards: options.forward !== undefined,
      maxBodyBytes: maxBody,
    },
    answer: { status, body, delayMs: delay, strict, respond },
    only,
    keepCredentials,
  };
}

function warnOfHost({ host, path, secretPath: secret }: Options, reporter: Reporter): void {
  if (isLoopback(host) || secret) return;
  const message = `${host} is reachable from other machines: whoever reaches it can post events${path === undefined ? "" : ` to ${path}`}`;
  reporter.report({
    type: "warning",
    message,
    hint: "Hipcall does not sign webhooks; use --secret-path, or leave --host out to listen on this machine only",
  });
}

/** Looked up beside the listening, so that being ready does not wait for git. */
async function warnOfGit({ save }: Options, { cwd }: Context, reporter: Reporter): Promise<void> {
  if (save === undefined || !(await exposedToGit(save, cwd))) return;
  const message = `${save} lies in a git work tree and is not ignored: captures hold personal data`;
  reporter.report({ type: "warning", message, hint: `echo '${save}' >> .gitignore` });
}
