import { relative, resolve } from "node:path";
import type { Annotation, ReportCase } from "./report-case.ts";
import type { ReportFormat } from "./report-format.ts";
import type { TextWriter } from "../text/text-writer.ts";
import { counted } from "../text/units.ts";

interface GithubOptions {
  /** The log of the step. GitHub reads commands from stdout and stderr; stdout holds the result, so this is stderr. */
  readonly log: TextWriter;
  /** The names of sources are relative to `cwd`. */
  readonly cwd: string;
  /** The files of annotations are relative to `workspace`. */
  readonly workspace: string;
}

/** GitHub shows at most this number of annotations of each severity for a step. */
const MAX_SHOWN = 10;

/** Annotations as workflow commands: `::error file=…,line=…,title=…::message`. */
export function githubReport({ log, cwd, workspace }: GithubOptions): ReportFormat {
  const shown = { error: 0, warning: 0 };
  const annotate = (
    annotation: Pick<Annotation, "severity" | "message">,
    properties: Readonly<Record<string, string>>,
  ): void => {
    shown[annotation.severity] += 1;
    if (shown[annotation.severity] > MAX_SHOWN) return;
    const list = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(value)}`);
    log.write(`::${annotation.severity} ${list.join(",")}::${escapeMessage(annotation.message)}\n`);
  };
  return {
    add: (reportCase) => {
      const { name, place, annotations, outcome } = reportCase;
      if (place === null && outcome !== "passed")
        annotate({ severity: "error", message: fullMessage(reportCase) }, { title: name });
      if (place === null) return;
      const file = relative(workspace, resolve(cwd, place.source)).replaceAll("\\", "/");
      for (const annotation of annotations) {
        const message = annotation.message === reportCase.message ? fullMessage(reportCase) : annotation.message;
        annotate({ ...annotation, message }, { file, line: String(annotation.line), title: name });
      }
    },
    summarize: () => undefined,
    finish: () => {
      const left = Math.max(0, shown.error - MAX_SHOWN) + Math.max(0, shown.warning - MAX_SHOWN);
      if (left > 0)
        log.write(`${counted(left, "more annotation")} not shown: GitHub shows ${MAX_SHOWN} of each kind\n`);
    },
    [Symbol.dispose]: () => undefined,
  };
}

/** The message and its details, cut at 20 lines. */
function fullMessage({ message, details }: ReportCase): string {
  return [message, ...details].slice(0, 20).join("\n");
}

/** Escapes the message of a command, like `@actions/core`. */
function escapeMessage(message: string): string {
  return message.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

/** Escapes a property of a command, like `@actions/core`. */
function escapeProperty(value: string): string {
  return escapeMessage(value).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
