import { relative, resolve } from "node:path";
import type { Mark, ReportCase } from "./report-case.ts";
import type { ReportFormat } from "./report-format.ts";
import type { TextWriter } from "../text/text-writer.ts";
import { counted } from "../text/units.ts";

interface GithubOptions {
  /** The log of the step: GitHub reads commands from both streams, and stdout belongs to the result. */
  readonly log: TextWriter;
  /** The folder that sources are named from, and the one that annotations are. */
  readonly cwd: string;
  readonly workspace: string;
}

/** GitHub shows so many of each severity for a step; the rest would be lost among them. */
const MOST_SHOWN = 10;

/** Annotations as workflow commands: `::error file=…,line=…,title=…::message`. */
export function githubReport({ log, cwd, workspace }: GithubOptions): ReportFormat {
  const shown = { error: 0, warning: 0 };
  const annotate = (mark: Pick<Mark, "severity" | "message">, properties: Readonly<Record<string, string>>): void => {
    shown[mark.severity] += 1;
    if (shown[mark.severity] > MOST_SHOWN) return;
    const list = Object.entries(properties).map(([name, value]) => `${name}=${property(value)}`);
    log.write(`::${mark.severity} ${list.join(",")}::${data(mark.message)}\n`);
  };
  return {
    add: (found) => {
      const { name, place, marks, outcome } = found;
      if (place === null && outcome !== "passed")
        annotate({ severity: "error", message: text(found) }, { title: name });
      if (place === null) return;
      const file = relative(workspace, resolve(cwd, place.source)).replaceAll("\\", "/");
      for (const mark of marks) {
        const message = mark.message === found.message ? text(found) : mark.message;
        annotate({ ...mark, message }, { file, line: String(mark.line), title: name });
      }
    },
    summarize: () => undefined,
    finish: () => {
      const left = Math.max(0, shown.error - MOST_SHOWN) + Math.max(0, shown.warning - MOST_SHOWN);
      if (left > 0)
        log.write(`${counted(left, "more annotation")} left out: GitHub shows ${MOST_SHOWN} of each kind\n`);
    },
    [Symbol.dispose]: () => undefined,
  };
}

function text({ message, details }: ReportCase): string {
  return [message, ...details].slice(0, 20).join("\n");
}

/** As GitHub's own toolkit escapes the text of a command. */
function data(message: string): string {
  return message.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

/** As GitHub's own toolkit escapes a property of a command. */
function property(value: string): string {
  return data(value).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
