import { type Annotation, fullMessage } from "./report-case.ts";
import type { ReportFormat } from "./report-format.ts";
import type { TextWriter } from "../text/text-writer.ts";
import { type SourceFolders, sourcePath } from "./source-path.ts";
import { counted } from "../text/units.ts";

interface GithubOptions {
  /** The log of the step. GitHub reads commands from stdout and stderr; stdout holds the result, so this is stderr. */
  readonly log: TextWriter;
  readonly folders: SourceFolders;
}

/** GitHub shows at most this number of annotations of each severity for a step. */
const MAX_SHOWN = 10;

/** Annotations as workflow commands: `::error file=…,line=…,title=…::message`. */
export function githubReport({ log, folders }: GithubOptions): ReportFormat {
  const shown = { error: 0, warning: 0 };
  const written = new Set<string>();
  const annotate = (
    annotation: Pick<Annotation, "severity" | "message">,
    properties: Readonly<Record<string, string>>,
  ): void => {
    const list = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(value)}`);
    const line = `::${annotation.severity} ${list.join(",")}::${escapeMessage(annotation.message)}\n`;
    if (written.has(line)) return;
    shown[annotation.severity] += 1;
    if (shown[annotation.severity] > MAX_SHOWN) return;
    written.add(line);
    log.write(line);
  };
  return {
    add: (reportCase) => {
      const { name, place, annotations, outcome } = reportCase;
      const file = place === null ? null : sourcePath(place.source, folders);
      if (place === null && outcome !== "passed")
        annotate({ severity: "error", message: fullMessage(reportCase) }, { title: name });
      for (const annotation of annotations) {
        const at = file === null ? null : { file, line: String(annotation.line) };
        annotate(annotation, { ...at, title: name });
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

/** Escapes the message of a command, like `@actions/core`. */
function escapeMessage(message: string): string {
  return message.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

/** Escapes a property of a command, like `@actions/core`. */
function escapeProperty(value: string): string {
  return escapeMessage(value).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
