import { openFile } from "../../../report/ci/reports.ts";
import { Failure, reasonOf, systemErrorCode } from "../../../failure.ts";
import { said } from "../../../language/said.ts";
import { type CommandInput, type ExitCode, defineCommand } from "../../command.ts";
import { stoppedExitCode } from "../../deliver/delivery-exit.ts";
import { option, withHeading } from "../../options/option-spec.ts";
import { fileName } from "../../options/value-parsers.ts";
import { SELECTION_OPTIONS, SOURCES } from "../selection-options.ts";
import { eventsToShow } from "./events-to-show.ts";
import { noneSkipped, readExitCode } from "../skipped-counts.ts";

const OPTIONS = {
  ...withHeading("The page:", { out: option("-O, --out <file>", "the file to write, such as calls.html", fileName) }),
  ...SELECTION_OPTIONS,
};

export const REPORT = defineCommand({
  args: [SOURCES],
  options: OPTIONS,
  examples: [
    ["hipcall-hooks captures report captures.ndjson -O calls.html", "a page to open in a browser, or to print"],
    ["hipcall-hooks captures report captures.ndjson --since 1h -O calls.html", "only the last hour"],
  ],
  run: report,
});

async function report(input: CommandInput<typeof OPTIONS>): Promise<ExitCode> {
  const { args, options, context, reporter } = input;
  const { out } = options;
  if (out === undefined) {
    throw new Failure("usage", said("captures report needs a file to write (got none; expected -O FILE)"), {
      hint: said("add -O calls.html"),
    });
  }
  const skipped = noneSkipped();
  const { htmlReport, recordedEvent } = await import("../../../report/page/html-report.ts");
  using page = htmlReport({
    file: openFile(out, context.cwd),
    title: `Calls of ${args.join(", ")}`,
    clock: context.clock,
  });
  let events = 0;
  for await (const event of eventsToShow(input, "report", skipped)) {
    if (context.signal.aborted) break;
    events += 1;
    page.addEvent(recordedEvent(event));
  }
  if (context.signal.aborted) return stoppedExitCode(context.signal.reason);
  finish(page, out);
  const { unreadableLines: skippedLines, unreadableSources } = skipped;
  reporter.report({ type: "summary", command: "captures report", file: out, events, skippedLines, unreadableSources });
  return readExitCode(0, skipped);
}

function finish(page: { readonly finish: () => void }, out: string): void {
  try {
    page.finish();
  } catch (error) {
    if (systemErrorCode(error) === undefined) throw error;
    throw new Failure("input", said("cannot write {out}: {reason}", { out, reason: reasonOf(error) }), {
      hint: said("check that the disk is not full"),
      cause: error,
    });
  }
}
