import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { captureOfPayload } from "../../captures/import/capture-of-payload.ts";
import { AtomicFile } from "../../captures/file/atomic-file.ts";
import { saidPlace } from "../../captures/place.ts";
import { encodeRequest } from "../../captures/record/request-record.ts";
import { encodeResponse } from "../../captures/record/response-record.ts";
import { type SourceEvent, readSources } from "../../captures/sources/sources.ts";
import type { Context } from "../../context.ts";
import { untilAborted } from "../../delivery/run/until-aborted.ts";
import { Failure, reasonOf, systemErrorCode } from "../../failure.ts";
import { type Wording, said } from "../../language/said.ts";
import { type CommandInput, type ExitCode, defineCommand } from "../command.ts";
import { stoppedExitCode } from "../deliver/delivery-exit.ts";
import { warnAboutGit } from "../options/git-warning.ts";
import { option, switchOption, withHeading } from "../options/option-spec.ts";
import { SUGGEST_FILES } from "../options/suggestions.ts";
import { fileName } from "../options/value-parsers.ts";
import { noteTerminalInput } from "./terminal-input.ts";

const OPTIONS = withHeading("The capture:", {
  out: option("-O, --out <file>", "the capture file to write", fileName),
  all: switchOption("--all", "take requests that are not webhooks too"),
  force: switchOption("--force", "overwrite an existing file"),
});

export const IMPORT = defineCommand({
  args: [
    {
      syntax: "<file...>",
      description:
        "HAR files, curl commands, .http files, exports of webhook.site, smee and ngrok, GoReplay's files, payloads, captures, or - for standard input",
      suggestions: SUGGEST_FILES,
    },
  ],
  options: OPTIONS,
  examples: [
    ["hipcall-hooks captures import calls.har -O captures.ndjson", "what a browser, mitmproxy or Insomnia recorded"],
    ["pbpaste | hipcall-hooks captures import - -O captures.ndjson", "a curl command that was copied"],
    ["hipcall-hooks captures import copied.sh calls.http -O captures.ndjson", "curl commands, and an .http file"],
    [
      "hipcall-hooks captures import requests.json -O captures.ndjson",
      "what ngrok has: curl -s localhost:4040/api/requests/http > requests.json",
    ],
  ],
  run: importFiles,
});

async function importFiles({ args, options, context, reporter }: CommandInput<typeof OPTIONS>): Promise<ExitCode> {
  const { out, all, force } = options;
  if (out === undefined)
    throw new Failure("usage", said("name the capture file with -O"), {
      hint: said("for example: -O captures.ndjson"),
    });
  const path = resolve(context.cwd, out);
  if (!force && existsSync(path))
    throw new Failure("input", said("{out} already exists; choose another name or use --force", { out }));
  if (args.includes("-")) noteTerminalInput(context.stdin, reporter);
  try {
    using file = new AtomicFile(path, { mode: 0o600 });
    const counts = await copyEvents(file, {
      args,
      all,
      context,
      onSkipped: (message) => reporter.report({ type: "warning", message, hint: null }),
      onNote: (message) => reporter.report({ type: "note", message }),
    });
    if (context.signal.aborted) return stoppedExitCode(context.signal.reason);
    if (counts.requests === 0) throw nothingToImport(counts, all);
    file.commit();
    await warnAboutGit(out, context, reporter);
    reporter.report({ type: "summary", command: "captures import", file: out, ...counts });
    return 0;
  } catch (error) {
    if (error instanceof Failure || systemErrorCode(error) === undefined) throw error;
    throw new Failure("input", said("cannot write {out}: {reason}", { out, reason: reasonOf(error) }), {
      hint: said("choose a file in an existing folder that you can write to"),
      cause: error,
    });
  }
}

interface Copying {
  readonly args: readonly string[];
  readonly all: boolean;
  readonly context: Context;
  readonly onSkipped: (message: Wording) => void;
  readonly onNote: (message: Wording) => void;
}

interface ImportCounts {
  requests: number;
  responses: number;
  notWebhooks: number;
  skippedLines: number;
}

/** Copies the requests and their answers. Throws the `Failure` of a file that cannot be read: a capture without it would look complete. */
async function copyEvents(file: AtomicFile, { args, all, context, onSkipped, onNote }: Copying): Promise<ImportCounts> {
  const { stdin, cwd, clock, signal } = context;
  const counts: ImportCounts = { requests: 0, responses: 0, notWebhooks: 0, skippedLines: 0 };
  const rules = { all, unknownTime: clock.now(), idOf: () => randomUUID() };
  const items = readSources(args, stdin, cwd, rules);
  for await (const item of args.includes("-") ? untilAborted(items, signal) : items) {
    if (signal.aborted) break;
    switch (item.kind) {
      case "event":
        file.write(recordOf(item, rules.unknownTime));
        counts.requests += 1;
        break;
      case "response":
        file.write(encodeResponse(item.response));
        counts.responses += 1;
        break;
      case "note":
        counts.notWebhooks += item.leftOut ?? 0;
        onNote(
          item.leftOut === undefined
            ? item.message
            : said("{message}; --all takes them too", { message: item.message }),
        );
        break;
      case "skipped":
        counts.skippedLines += 1;
        onSkipped(said("{place} is skipped: {reason}", { place: saidPlace(item.origin), reason: item.reason }));
        break;
      case "unreadable":
        throw item.failure;
    }
  }
  return counts;
}

/** The event of a payload file has no request: it becomes a POST of now. */
function recordOf({ capture, body: { bytes } }: SourceEvent, now: Date): string {
  return encodeRequest({ ...(capture ?? captureOfPayload(bytes, { id: randomUUID(), now })), body: bytes });
}

function nothingToImport({ notWebhooks, skippedLines }: ImportCounts, all: boolean): Failure {
  const hint =
    notWebhooks > 0 && !all
      ? said("take every request with --all")
      : said("a webhook is a POST, PUT or PATCH of a JSON object with an event");
  const reasons = [
    ...(notWebhooks === 1 ? [said("1 request is not a webhook")] : []),
    ...(notWebhooks > 1 ? [said("{count} requests are not webhooks", { count: notWebhooks })] : []),
    ...(skippedLines > 0 ? [said("{count} could not be read", { count: skippedLines })] : []),
  ];
  const [first = said("the files have no requests"), second] = reasons;
  return new Failure(
    "input",
    said("nothing to import: {reasons}", {
      reasons: second === undefined ? first : said("{first}; {second}", { first, second }),
    }),
    { hint },
  );
}
