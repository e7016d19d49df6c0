import type { EventLatency } from "../../delivery/outcome/latency-by-event.ts";
import { placeName } from "../../captures/place.ts";
import { printable, printableStart } from "../../events/payload/printable.ts";
import type { ReportCase } from "./report-case.ts";
import type { ReportFormat } from "./report-format.ts";
import { hasPercentiles } from "../pretty/delivery-summary.ts";
import { counted, duration } from "../text/units.ts";

interface MarkdownOptions {
  /** The command: `hipcall-hooks replay`. */
  readonly title: string;
  /** Called once, with the whole document. */
  readonly write: (document: string) => void;
}

/** A step summary of GitHub has at most 1 MB. */
const MAX_FAILURES = 50;
const MAX_DETAILS = 8;

/** A Markdown summary: the outcome, a table of failures, a table of latencies. */
export function markdownReport({ title, write }: MarkdownOptions): ReportFormat {
  const counts = { passed: 0, failed: 0, errored: 0 };
  const failures: ReportCase[] = [];
  let latencies: readonly EventLatency[] = [];
  return {
    add: (reportCase) => {
      counts[reportCase.outcome] += 1;
      if (reportCase.outcome !== "passed" && failures.length < MAX_FAILURES) failures.push(reportCase);
    },
    summarize: (summary) => {
      latencies = "latencyByEvent" in summary ? summary.latencyByEvent : [];
    },
    finish: () => {
      const notPassed = counts.failed + counts.errored;
      const outcome = notPassed === 0 ? "all passed" : `${notPassed} did not pass`;
      const lines = [
        `### ${notPassed === 0 ? "✅" : "❌"} ${title}: ${counted(counts.passed + notPassed, "check")}, ${outcome}`,
        ...failureTable(failures, notPassed),
        ...latencyTable(latencies),
      ];
      write(`${lines.join("\n")}\n\n`);
    },
    [Symbol.dispose]: () => undefined,
  };
}

function failureTable(failures: readonly ReportCase[], all: number): string[] {
  if (failures.length === 0) return [];
  const rows = failures.map((reportCase) => {
    const { message, details } = reportCase;
    // The first detail can be the message with its line.
    const lines = details[0]?.endsWith(`: ${message}`) === true ? details : [message, ...details];
    const text = lines
      .slice(0, MAX_DETAILS + 1)
      .map(cell)
      .join("<br>");
    return `| ${titleCell(reportCase)} | ${text} |`;
  });
  const left = all - failures.length;
  return ["", "| check | what happened |", "|---|---|", ...rows, ...(left > 0 ? ["", `… and ${left} more`] : [])];
}

function latencyTable(all: readonly EventLatency[]): string[] {
  const latencies = all.filter(hasPercentiles);
  if (latencies.length === 0) return [];
  const rows = latencies.map(({ event, count, p50Ms, p95Ms, p99Ms, maxMs, tooLateForHipcall, atRiskForHipcall }) => {
    const times = [p50Ms, p95Ms, p99Ms, maxMs].map((ms) => duration(ms)).join(" | ");
    return `| ${code(printableStart(event ?? "(no event name)", 60))} | ${count} | ${times} | ${atRiskForHipcall} | ${tooLateForHipcall} |`;
  });
  const head = "| event | answers | p50 | p95 | p99 | max | at risk of being late for Hipcall | too late for Hipcall |";
  return ["", head, "|---|---|---|---|---|---|---|---|", ...rows];
}

/** The name of a case as code, and its place. */
function titleCell({ name, place }: ReportCase): string {
  return place === null ? code(name) : `${code(name)} (${code(printable(placeName(place)))})`;
}

/** Code in a table cell. A text with a character that ends the code or the cell is escaped instead. */
function code(text: string): string {
  return /[`|\\]/.test(text) ? `<code>${cell(text)}</code>` : `\`${text}\``;
}

/** Escapes text for a table cell, so that it makes no markup, HTML, table, mention or link. `_` inside a word makes none. */
function cell(text: string): string {
  return text
    .replace(/[\\`*[\]<>|~@&#!$]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, (character) => `&#${character.charCodeAt(0)};`)
    .replaceAll("://", "&#58;//")
    .replaceAll(/www\./gi, "www&#46;");
}
