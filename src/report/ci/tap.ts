import { type ReportCase, caseTitle } from "./report-case.ts";
import type { ReportFormat } from "./report-format.ts";

/** Where TAP goes: a file, or standard output. */
export interface TapOutput extends Disposable {
  readonly write: (text: string) => void;
  readonly commit: () => void;
}

/** TAP, version 14: a line a case, the plan at the end, and what could not go on as a bail-out. */
export function tapReport(output: TapOutput): ReportFormat {
  let count = 0;
  let bailOut: ReportCase | undefined;
  output.write("TAP version 14\n");
  return {
    add: (found) => {
      if (found.outcome === "errored") {
        bailOut = found;
        return;
      }
      count += 1;
      output.write(caseTap(found, count));
    },
    summarize: () => undefined,
    finish: () => {
      output.write(bailOut === undefined ? `1..${count}\n` : `Bail out! ${bailOut.message}\n`);
      output.commit();
    },
    [Symbol.dispose]: () => output[Symbol.dispose](),
  };
}

function caseTap(found: ReportCase, number: number): string {
  const title = caseTitle(found).replaceAll("\\", "\\\\").replaceAll("#", "\\#");
  if (found.outcome === "passed") return `ok ${number} - ${title}\n`;
  return `not ok ${number} - ${title}\n${diagnostic(found)}`;
}

/** YAML; a JSON text is YAML too. */
function diagnostic({ message, place, details }: ReportCase): string {
  const at = place === null ? [] : [`at: ${JSON.stringify({ file: place.source, line: place.line })}`];
  const more = details.length === 0 ? [] : [`details: ${JSON.stringify(details)}`];
  const lines = ["---", `message: ${JSON.stringify(message)}`, "severity: fail", ...at, ...more, "..."];
  return lines.map((line) => `  ${line}\n`).join("");
}
