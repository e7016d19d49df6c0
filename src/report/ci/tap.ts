import { type ReportCase, caseTitle } from "./report-case.ts";
import type { ReportFormat } from "./report-format.ts";

/** Where TAP goes: a file, or standard output. */
export interface TapOutput extends Disposable {
  readonly write: (text: string) => void;
  readonly commit: () => void;
}

/** TAP version 14 (https://testanything.org): a line a case, then the plan. A run that can't continue ends with `Bail out!`. */
export function tapReport(output: TapOutput): ReportFormat {
  let count = 0;
  let bailOut: ReportCase | undefined;
  output.write("TAP version 14\n");
  return {
    add: (reportCase) => {
      if (reportCase.outcome === "errored") {
        bailOut = reportCase;
        return;
      }
      count += 1;
      output.write(caseTap(reportCase, count));
    },
    summarize: () => undefined,
    finish: () => {
      output.write(bailOut === undefined ? `1..${count}\n` : `Bail out! ${bailOut.message}\n`);
      output.commit();
    },
    [Symbol.dispose]: () => output[Symbol.dispose](),
  };
}

function caseTap(reportCase: ReportCase, number: number): string {
  const title = caseTitle(reportCase).replaceAll("\\", "\\\\").replaceAll("#", "\\#");
  if (reportCase.outcome === "passed") return `ok ${number} - ${title}\n`;
  return `not ok ${number} - ${title}\n${diagnostic(reportCase)}`;
}

/** Details of a failed case as YAML. The values are JSON, which is YAML too. */
function diagnostic({ message, place, details }: ReportCase): string {
  const at = place === null ? [] : [`at: ${JSON.stringify({ file: place.source, line: place.line })}`];
  const more = details.length === 0 ? [] : [`details: ${JSON.stringify(details)}`];
  const lines = ["---", `message: ${JSON.stringify(message)}`, "severity: fail", ...at, ...more, "..."];
  return lines.map((line) => `  ${line}\n`).join("");
}
