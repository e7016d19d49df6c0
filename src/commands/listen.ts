import { resolve } from "node:path";
import { CaptureFile } from "../captures/capture-file.ts";
import { exposedToGit } from "../captures/git-exposure.ts";
import type { Context } from "../context.ts";
import { isLoopback } from "../listener/bind.ts";
import { Listener } from "../listener/listener.ts";
import type { ListenerEvent } from "../listener/listener-event.ts";
import { writeReadyFile } from "../listener/ready-file.ts";
import { Tally } from "../listener/tally.ts";
import type { Reporter } from "../report/reporter.ts";
import { type CommandInput, type ExitCode, defineCommand } from "./command.ts";
import { requestPath } from "./network-values.ts";
import { type OptionsOf, listOption, option, optionOr, switchOption, under } from "./option-spec.ts";
import { eventNamePattern } from "./payload-values.ts";
import { anyText, bodyBytes, durationMs, fileName, someText, wholeNumber } from "./value-kind.ts";

const OPTIONS = {
  ...under("Where it listens:", {
    port: optionOr("-p, --port <n>", "port to listen on; 0 takes a free one", [wholeNumber(0, 65_535, 4700), "4665"]),
    host: optionOr("--host <address>", "address to listen on", [someText, "127.0.0.1"]),
    path: option("--path <path>", "accept only this path, 404 otherwise", requestPath),
    readyFile: option("--ready-file <file>", "write the URL to this file once listening", fileName),
    maxBody: optionOr("--max-body <size>", "answer 413 to larger bodies", [bodyBytes, "1mb"]),
    allowBrowser: switchOption("--allow-browser", "accept requests that a web page makes"),
  }),
  ...under("What it answers:", {
    status: optionOr("--status <n>", "answer with this status", [wholeNumber(200, 599, 503), "200"]),
    body: option("--body <text>", "answer with this body", anyText),
    delay: optionOr("--delay <duration>", "wait so long before answering", [durationMs, "0ms"]),
    strict: switchOption("--strict", "answer 422 to an invalid event, and exit with 1 if one came"),
  }),
  ...under("What it shows and saves:", {
    only: listOption(
      "--only <pattern>",
      "show and save only events of this name, * for any letters (repeatable)",
      eventNamePattern,
    ),
    save: option("--save <file>", "append every request to this capture file, on disk before it is answered", fileName),
    noFsync: switchOption("--no-fsync", "do not wait for the disk before answering"),
    keepCredentials: switchOption("--keep-credentials", "save authorization, cookie and API key headers too"),
  }),
  ...under("When it ends (Ctrl-C always ends it):", {
    count: option("--count <n>", "stop after so many events", wholeNumber(1, Number.MAX_SAFE_INTEGER, 7)),
    timeout: option("--timeout <duration>", "stop after this time, such as 30s", durationMs),
  }),
};
type Options = OptionsOf<typeof OPTIONS>;

export const command = defineCommand({
  args: [],
  options: OPTIONS,
  examples: [
    ["hipcall-hooks listen", "show and check what comes to http://127.0.0.1:4665/"],
    ["hipcall-hooks listen --save captures.ndjson", "and record it, to be replayed later"],
    ["hipcall-hooks listen --json --port 0 --count 1 --timeout 30s", "in a script: one event as JSON, on a free port"],
    ["hipcall-hooks listen --status 503 --delay 2s", "be the endpoint that is slow and fails"],
  ],
  run: listen,
});

/** Why a listener ended. */
type End = { readonly by: "count" | "timeout" } | { readonly by: "signal"; readonly name: string };

async function listen({ options, context, reporter }: CommandInput<typeof OPTIONS>): Promise<ExitCode> {
  const tally = new Tally();
  const end = await listenUntilEnd({ options, context, reporter, tally });
  const endedBy = end.by === "signal" ? end.name : end.by;
  const { received, refused } = tally;
  reporter.report({
    type: "summary",
    command: "listen",
    received,
    refused,
    events: tally.events(),
    savedTo: options.save ?? null,
    endedBy,
  });
  const countMissed = options.count !== undefined && received < options.count;
  return countMissed || (options.strict && tally.invalid > 0) ? 1 : 0;
}

interface Listening {
  readonly options: Options;
  readonly context: Context;
  readonly reporter: Reporter;
  readonly tally: Tally;
}

/** Everything is closed, and all that was answered is told and saved, when this returns. */
async function listenUntilEnd({ options, context, reporter, tally }: Listening): Promise<End> {
  await using captureFile =
    options.save === undefined
      ? undefined
      : await CaptureFile.open(resolve(context.cwd, options.save), { sync: !options.noFsync });
  const countReached = new AbortController();
  const tell = (told: ListenerEvent): void => {
    tally.add(told);
    reporter.report(told);
    if (tally.received === options.count) countReached.abort();
  };
  warnOfHost(options, reporter);
  await using listener = await Listener.open({ ...listenerOptions(options), captureFile, clock: context.clock, tell });
  const warned = warnOfGit(options, context, reporter);
  if (options.readyFile !== undefined) await writeReadyFile(resolve(context.cwd, options.readyFile), listener.url);
  const end = await ended(options, context, countReached.signal);
  await warned;
  return end;
}

function listenerOptions(
  options: Options,
): Omit<Parameters<typeof Listener.open>[0], "captureFile" | "clock" | "tell"> {
  const { host, port, path, allowBrowser, maxBody, status, body, delay, strict, only, keepCredentials } = options;
  return {
    host,
    port,
    accept: { path, allowBrowser, maxBodyBytes: maxBody },
    answer: { status, body, delayMs: delay, strict },
    only,
    keepCredentials,
  };
}

async function ended({ timeout }: Options, { clock, signal }: Context, countReached: AbortSignal): Promise<End> {
  const any = AbortSignal.any([signal, countReached]);
  const reached = new Promise<void>((done) => {
    if (any.aborted) done();
    else any.addEventListener("abort", () => done(), { once: true });
  });
  await (timeout === undefined ? reached : Promise.race([reached, clock.sleep(timeout, any).catch(() => undefined)]));
  if (countReached.aborted) return { by: "count" };
  return signal.aborted ? { by: "signal", name: String(signal.reason) } : { by: "timeout" };
}

function warnOfHost({ host, path }: Options, reporter: Reporter): void {
  if (isLoopback(host)) return;
  const message = `${host} is reachable from other machines: whoever reaches it can post events${path === undefined ? "" : ` to ${path}`}`;
  reporter.report({
    type: "warning",
    message,
    hint: "Hipcall does not sign webhooks; leave --host out to listen on this machine only",
  });
}

/** Looked up beside the listening, so that being ready does not wait for git. */
async function warnOfGit({ save }: Options, { cwd }: Context, reporter: Reporter): Promise<void> {
  if (save === undefined || !(await exposedToGit(save, cwd))) return;
  const message = `${save} lies in a git work tree and is not ignored: captures hold personal data`;
  reporter.report({ type: "warning", message, hint: `echo '${save}' >> .gitignore` });
}
