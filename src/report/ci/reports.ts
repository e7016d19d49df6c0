import { appendFileSync, mkdirSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { AtomicFile } from "../../captures/file/atomic-file.ts";
import type { Context } from "../../context.ts";
import { Failure, reasonOf } from "../../failure.ts";
import { said } from "../../language/said.ts";
import { CaseNames } from "./case-names.ts";
import { githubReport } from "./github.ts";
import { junitReport } from "./junit.ts";
import { markdownReport } from "./markdown.ts";
import { isMessage } from "../message-text.ts";
import type { OutputEvent } from "../output-event.ts";
import { caseOf } from "./report-case.ts";
import type { ReportFormat } from "./report-format.ts";
import type { Reporter } from "../reporter.ts";
import { sourceFolders } from "./source-path.ts";
import { type TapOutput, tapReport } from "./tap.ts";
import { textWriter } from "../text/text-writer.ts";

/** A report that the user chose. TAP without a file goes to stdout, and nothing else then does. */
export type ReportSpec =
  | { readonly kind: "junit"; readonly path: string }
  | { readonly kind: "tap"; readonly path: string | undefined }
  | { readonly kind: "github" }
  | { readonly kind: "markdown" | "html"; readonly path: string };

/** The reports of a run. They get the same events as the reporter. Disposal without `finish` leaves no file. */
export class Reports implements Disposable {
  readonly #formats: ReportFormat[] = [];
  readonly #names = new CaseNames();

  /** Opens the reports of a command. In GitHub Actions, annotations and the step summary are added. Throws `Failure` (`input`). */
  static async open(specs: readonly ReportSpec[], command: string, context: Context): Promise<Reports> {
    const reports = new Reports();
    try {
      for (const spec of withGithub(specs, context)) reports.#formats.push(await formatFor(spec, command, context));
      if (inGithub(context) && !writesStepSummary(specs, context)) reports.#addStepSummary(command, context);
      return reports;
    } catch (error) {
      reports[Symbol.dispose]();
      throw error;
    }
  }

  add(event: OutputEvent): void {
    if (this.#formats.length === 0) return;
    const found = caseOf(event);
    const reportCase = found && { ...found, name: this.#names.nameFor(found) };
    writeOrFail(() => {
      for (const format of this.#formats) {
        format.observe?.(event);
        if (reportCase !== undefined) format.add(reportCase);
        if (event.type === "summary") format.summarize(event);
      }
    });
  }

  /** Completes every report. Throws `Failure` (`input`) when a report can't be written. */
  finish(): void {
    writeOrFail(() => this.#formats.forEach((format) => format.finish()));
  }

  [Symbol.dispose](): void {
    for (const format of this.#formats) format[Symbol.dispose]();
  }

  #addStepSummary(command: string, { env, cwd }: Context): void {
    const path = env["GITHUB_STEP_SUMMARY"] ?? "";
    if (path === "") return;
    // Appends, because earlier steps have written to this file.
    this.#formats.push(
      markdownReport({ title: titleOf(command), write: (text) => appendFileSync(resolve(cwd, path), text) }),
    );
  }
}

/** Runs `write` and makes a failure of the disk a `Failure`. */
function writeOrFail(write: () => void): void {
  try {
    write();
  } catch (error) {
    throw new Failure("input", said("cannot write a report: {reason}", { reason: reasonOf(error) }), {
      hint: said("check that the disk is not full and that GITHUB_STEP_SUMMARY is a file"),
      cause: error,
    });
  }
}

/** A reporter that passes each event to the reports, then to `main`. */
export function reporterWithReports(main: Reporter, specs: readonly ReportSpec[], reports: Reports): Reporter {
  const tapOnStdout = specs.some((spec) => spec.kind === "tap" && spec.path === undefined);
  return {
    ...main,
    report: (event) => {
      reports.add(event);
      if (!tapOnStdout || isMessage(event) || event.type === "progress") main.report(event);
    },
  };
}

function withGithub(specs: readonly ReportSpec[], context: Context): readonly ReportSpec[] {
  // Given twice, or given in GitHub Actions, it is still one.
  const others = specs.filter(({ kind }) => kind !== "github");
  return inGithub(context) || others.length < specs.length ? [...others, { kind: "github" }] : others;
}

/** Whether `--report markdown=FILE` is the step summary. */
function writesStepSummary(specs: readonly ReportSpec[], { cwd, env }: Context): boolean {
  const path = resolve(cwd, env["GITHUB_STEP_SUMMARY"] ?? "");
  return specs.some((spec) => spec.kind === "markdown" && resolve(cwd, spec.path) === path);
}

function inGithub({ env }: Context): boolean {
  return env["GITHUB_ACTIONS"] === "true";
}

async function formatFor(spec: ReportSpec, command: string, context: Context): Promise<ReportFormat> {
  const { cwd, clock, stdout, stderr } = context;
  const folders = sourceFolders(context);
  switch (spec.kind) {
    case "junit":
      return junitReport({ file: openFile(spec.path, cwd), command, folders, clock });
    case "tap":
      return tapReport(spec.path === undefined ? tapOnStream(stdout) : openFile(spec.path, cwd));
    case "github":
      return githubReport({ log: textWriter(stderr), folders });
    case "markdown":
      return markdownFile(openFile(spec.path, cwd), command);
    case "html": {
      const { htmlReport } = await import("../page/html-report.ts");
      return htmlReport({ file: openFile(spec.path, cwd), title: titleOf(command), clock });
    }
  }
}

function markdownFile(file: AtomicFile, command: string): ReportFormat {
  const write = (document: string): void => {
    file.write(document);
    file.commit();
  };
  return { ...markdownReport({ title: titleOf(command), write }), [Symbol.dispose]: () => file[Symbol.dispose]() };
}

function tapOnStream(stdout: Context["stdout"]): TapOutput {
  return { write: textWriter(stdout).write, commit: () => undefined, [Symbol.dispose]: () => undefined };
}

/** Opens the file of a report. Throws `Failure` (`input`). */
export function openFile(name: string, cwd: string): AtomicFile {
  const path = resolve(cwd, name);
  try {
    if (statSync(path, { throwIfNoEntry: false })?.isFile() === false) throw new Error("it is not a regular file");
    mkdirSync(dirname(path), { recursive: true });
    return new AtomicFile(path);
  } catch (error) {
    throw new Failure("input", said("cannot write the report {name}: {reason}", { name, reason: reasonOf(error) }), {
      hint: said("choose a file in a folder that you can write to"),
      cause: error,
    });
  }
}

function titleOf(command: string): string {
  return `hipcall-hooks ${command}`;
}
