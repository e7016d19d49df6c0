import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { placeName } from "../../captures/place.ts";
import { scrubCapture } from "../../captures/scrub/scrub-file.ts";
import { Scrubber } from "../../captures/scrub/scrubber.ts";
import { Replacements } from "../../captures/scrub/replacements.ts";
import { AtomicFile } from "../../captures/file/atomic-file.ts";
import { Failure, reasonOf, systemErrorCode } from "../../failure.ts";
import { type CommandInput, type ExitCode, defineCommand } from "../command.ts";
import { stoppedExitCode } from "../deliver/delivery-exit.ts";
import { SUGGEST_FILES } from "../options/suggestions.ts";
import { option, switchOption, withHeading } from "../options/option-spec.ts";
import { nonEmptyText } from "../options/value-parsers.ts";

const OPTIONS = withHeading("The copy:", {
  key: option(
    "--key <text>",
    "produce the same replacements in every file scrubbed with this key (keep it secret)",
    nonEmptyText,
  ),
  force: switchOption("--force", "overwrite an existing file"),
});

export const SCRUB = defineCommand({
  args: [
    { syntax: "<in>", description: "the capture file to read", suggestions: SUGGEST_FILES },
    { syntax: "<out>", description: "the file to write", suggestions: SUGGEST_FILES },
  ],
  options: OPTIONS,
  examples: [
    ["hipcall-hooks captures scrub captures.ndjson test/calls.ndjson", "a copy that can be committed"],
    [
      'hipcall-hooks captures scrub c.ndjson calls.ndjson --key "$SCRUB_KEY" --force',
      "again, with the same replacements as last time",
    ],
  ],
  run: scrub,
});

async function scrub({ args, options, context, reporter }: CommandInput<typeof OPTIONS>): Promise<ExitCode> {
  const [source = "", out = ""] = args;
  const { cwd, signal } = context;
  if (source === "-") {
    throw new Failure("usage", "cannot scrub standard input: the source is read twice", {
      hint: "give the name of a capture file",
    });
  }
  const path = resolve(cwd, out);
  if (!options.force && existsSync(path)) {
    throw new Failure("input", `${out} already exists; choose another name or use --force`);
  }
  const scrubber = new Scrubber(new Replacements(options.key ?? randomBytes(32).toString("hex")));
  try {
    using file = new AtomicFile(path);
    const result = await scrubCapture({
      source,
      cwd,
      scrubber,
      write: (line) => file.write(line),
      onOmitted: (origin, reason) =>
        reporter.report({ type: "warning", message: `${placeName(origin)} was omitted: ${reason}`, hint: null }),
      signal,
    });
    if (signal.aborted) return stoppedExitCode(signal.reason);
    file.commit();
    reporter.report({ type: "summary", command: "captures scrub", file: out, ...result });
    return 0;
  } catch (error) {
    if (error instanceof Failure || systemErrorCode(error) === undefined) throw error;
    throw new Failure("input", `cannot write ${out}: ${reasonOf(error)}`, {
      hint: "choose a file in an existing folder that you can write to",
      cause: error,
    });
  }
}
