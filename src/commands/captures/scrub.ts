import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { saidPlace } from "../../captures/place.ts";
import type { PhoneNumbers } from "../../captures/scrub/phone-numbers.ts";
import { PersonalFinder } from "../../captures/scrub/find-personal.ts";
import { scrubCapture } from "../../captures/scrub/scrub-file.ts";
import { Replacements } from "../../captures/scrub/replacements.ts";
import { AtomicFile } from "../../captures/file/atomic-file.ts";
import { readSources } from "../../captures/sources/sources.ts";
import { Failure, reasonOf, systemErrorCode } from "../../failure.ts";
import { countedWords } from "../../language/counted.ts";
import { said } from "../../language/said.ts";
import { type CommandInput, type ExitCode, defineCommand } from "../command.ts";
import { stoppedExitCode } from "../deliver/delivery-exit.ts";
import { SUGGEST_FILES } from "../options/suggestions.ts";
import { option, repeatableOption, switchOption, withHeading } from "../options/option-spec.ts";
import { pathPattern } from "../options/payload-parsers.ts";
import { nonEmptyText } from "../options/value-parsers.ts";

const OPTIONS = {
  ...withHeading("The copy:", {
    key: option(
      "--key <text>",
      "produce the same replacements in every file scrubbed with this key (keep it secret)",
      nonEmptyText,
    ),
    keep: repeatableOption(
      "--keep <path>",
      "keep what is at this place of a body, with all that is in it (data.external_id, 'items[*].id', '**.note')",
      pathPattern,
    ),
    force: switchOption("--force", "overwrite an existing file"),
  }),
  ...withHeading("As a check:", {
    check: switchOption(
      "--check",
      "write nothing: say what looks personal in these files, and exit with 1 if anything does",
    ),
  }),
};

export const SCRUB = defineCommand({
  args: [
    { syntax: "<in>", description: "the capture file to read", suggestions: SUGGEST_FILES },
    {
      syntax: "[out...]",
      description: "the file to write; with --check: more files to read",
      suggestions: SUGGEST_FILES,
    },
  ],
  options: OPTIONS,
  examples: [
    ["hipcall-hooks captures scrub captures.ndjson test/calls.ndjson", "a copy that can be committed"],
    [
      'hipcall-hooks captures scrub c.ndjson calls.ndjson --key "$SCRUB_KEY" --force',
      "again, with the same replacements as last time",
    ],
    ["hipcall-hooks captures scrub --check test/calls.ndjson", "in CI: fails if it has personal data"],
  ],
  run: (input) => (input.options.check ? check(input) : scrub(input)),
});

/** The tables of phone numbers are large, so they are loaded only here. */
async function phoneNumbers(): Promise<PhoneNumbers> {
  return (await import("../../captures/scrub/phone-numbers.ts")).PHONE_NUMBERS;
}

async function scrub({ args, options, context, reporter }: CommandInput<typeof OPTIONS>): Promise<ExitCode> {
  const [source = "", out, ...more] = args;
  const { cwd, stdin, signal } = context;
  if (out === undefined || more.length > 0) {
    const came = out === undefined ? said("only the file to read") : countedWords(args.length, "file");
    throw new Failure(
      "usage",
      said("cannot scrub: {came} (expected the file to read and the file to write)", { came }),
      {
        hint: said("to look for personal data and write nothing, add --check"),
      },
    );
  }
  const path = resolve(cwd, out);
  if (!options.force && existsSync(path)) {
    throw new Failure("input", said("{out} already exists; choose another name or use --force", { out }));
  }
  try {
    using file = new AtomicFile(path);
    const result = await scrubCapture({
      items: readSources([source], stdin, cwd),
      source,
      replacements: new Replacements(options.key ?? randomBytes(32).toString("hex")),
      phones: await phoneNumbers(),
      keep: options.keep,
      draft: { path: file.draft, write: (line) => file.write(line) },
      onOmitted: (origin, reason) =>
        reporter.report({
          type: "warning",
          message: said("{place} was omitted: {reason}", { place: saidPlace(origin), reason }),
          hint: null,
        }),
      onUnusedKeep: (name) =>
        reporter.report({
          type: "warning",
          message: said("--keep {name} led to no value", { name }),
          hint: UNUSED_KEEP,
        }),
      signal,
    });
    if (signal.aborted) return stoppedExitCode(signal.reason);
    file.commit();
    reporter.report({ type: "summary", command: "captures scrub", file: out, ...result });
    return 0;
  } catch (error) {
    if (error instanceof Failure || systemErrorCode(error) === undefined) throw error;
    throw new Failure("input", said("cannot write {out}: {reason}", { out, reason: reasonOf(error) }), {
      hint: said("choose a file in an existing folder that you can write to"),
      cause: error,
    });
  }
}

const UNUSED_KEEP = said("paths begin at the body, like data.external_id or '**.external_id'");

async function check({ args, options, context, reporter }: CommandInput<typeof OPTIONS>): Promise<ExitCode> {
  const { cwd, stdin, signal } = context;
  const finder = new PersonalFinder({ phones: await phoneNumbers(), keep: options.keep });
  const count = { records: 0, findings: 0, recordsWithFindings: 0, skippedLines: 0, unreadableSources: 0 };
  for await (const item of readSources(args, stdin, cwd)) {
    if (signal.aborted) break;
    switch (item.kind) {
      case "note":
        break;
      case "skipped":
        count.skippedLines += 1;
        reporter.report({
          type: "warning",
          message: said("{place} was not checked: {reason}", { place: saidPlace(item.origin), reason: item.reason }),
          hint: null,
        });
        break;
      case "unreadable": {
        count.unreadableSources += 1;
        const {
          code,
          said: { message, hint = null },
        } = item.failure;
        reporter.report({ type: "error", code, message, hint });
        break;
      }
      case "event":
      case "response": {
        const found = finder.findIn(item);
        count.records += 1;
        count.findings += found.length;
        if (found.length > 0) count.recordsWithFindings += 1;
        for (const finding of found) reporter.report({ type: "personal", ...finding });
        await reporter.drained();
      }
    }
  }
  reporter.report({ type: "summary", command: "captures scrub --check", ...count });
  if (signal.aborted) return stoppedExitCode(signal.reason);
  if (count.unreadableSources > 0 || count.skippedLines > 0) return 3;
  return count.findings > 0 ? 1 : 0;
}
