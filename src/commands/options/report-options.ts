import { Failure } from "../../failure.ts";
import { said } from "../../language/said.ts";
import { type ReportSpec, Reports, reporterWithReports } from "../../report/ci/reports.ts";
import type { CommandInput, ExitCode } from "../command.ts";
import { repeatableOption, type OptionSpecs } from "./option-spec.ts";
import { suggestWords } from "./suggestions.ts";
import type { ValueParser } from "./value-parsers.ts";

const report: ValueParser<ReportSpec> = {
  expected: said("junit=FILE, tap, tap=FILE, github, markdown=FILE or html=FILE"),
  examples: [],
  suggestions: suggestWords(["junit=", "tap", "tap=", "github", "markdown=", "html="]),
  parse: (text) => {
    const [, kind, path] = /^(junit|tap|github|markdown|html)(?:=(.+))?$/s.exec(text) ?? [];
    switch (kind) {
      case "tap":
        return { kind, path };
      case "github":
        return path === undefined ? { kind } : undefined;
      case "junit":
      case "markdown":
      case "html":
        return path === undefined ? undefined : { kind, path };
      default:
        return undefined;
    }
  },
};

/** Reports for other programs, in addition to the output. */
export const REPORT_OPTIONS = {
  report: repeatableOption(
    "--report <form>",
    "also write a report: junit=FILE, tap, tap=FILE, github, markdown=FILE or html=FILE (repeatable; github is automatic in GitHub Actions)",
    report,
  ),
};

type Reporting = Pick<CommandInput<OptionSpecs>, "context" | "reporter"> & {
  readonly options: { readonly report: readonly ReportSpec[] };
};

/** Runs a command with its reports. They are complete when it ends; a `Failure` is reported in them too. */
export async function withReports<Input extends Reporting>(
  command: "replay" | "validate" | "listen" | "doctor",
  input: Input,
  run: (input: Input) => Promise<ExitCode>,
): Promise<ExitCode> {
  const { options, context, reporter } = input;
  if (reporter.form === "json" && options.report.some((spec) => spec.kind === "tap" && spec.path === undefined)) {
    throw new Failure("usage", said("--json and --report tap both write to standard output"), {
      hint: said("use tap=FILE"),
    });
  }
  using reports = await Reports.open(options.report, command, context);
  const exitCode = await run({ ...input, reporter: reporterWithReports(reporter, options.report, reports) }).catch(
    (error: unknown) => {
      if (!(error instanceof Failure)) throw error;
      reports.add({ type: "error", code: error.code, message: error.message, hint: error.hint ?? null });
      reports.finish();
      throw error;
    },
  );
  reports.finish();
  return exitCode;
}
