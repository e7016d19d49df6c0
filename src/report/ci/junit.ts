import type { AtomicFile } from "../../captures/file/atomic-file.ts";
import type { Clock } from "../../clock.ts";
import { type ReportCase, caseTitle } from "./report-case.ts";
import type { ReportFormat } from "./report-format.ts";
import { xmlText } from "./xml.ts";

interface JunitOptions {
  readonly file: AtomicFile;
  /** The name of the suite: `hipcall-hooks replay`. */
  readonly suite: string;
  readonly clock: Clock;
}

/**
 * The length of the part before the cases, in characters. It has the counts, which are known last. So it is reserved at the
 * start and filled at the end, and the cases need not be kept in memory.
 */
const HEAD_LENGTH = 400;

/**
 * JUnit XML by the schema of Ant, which Jenkins, GitLab and actions for GitHub read. The name of a case is the event and
 * its source and line; the class name is the source.
 */
export function junitReport({ file, suite, clock }: JunitOptions): ReportFormat {
  const counts = { passed: 0, failed: 0, errored: 0 };
  const startedMs = clock.monotonicMs();
  const timestamp = clock.now().toISOString().slice(0, 19);
  file.write(" ".repeat(HEAD_LENGTH));
  return {
    add: (reportCase) => {
      counts[reportCase.outcome] += 1;
      file.write(caseXml(reportCase, suite));
    },
    summarize: () => undefined,
    finish: () => {
      file.write(`<system-out></system-out>\n<system-err></system-err>\n</testsuite>\n</testsuites>\n`);
      const { passed, failed, errored } = counts;
      const suiteTag = [
        `<testsuite name="${suite}" package="hipcall-hooks" id="0" hostname="localhost" timestamp="${timestamp}"`,
        `tests="${passed + failed + errored}" failures="${failed}" errors="${errored}"`,
        `time="${seconds(clock.monotonicMs() - startedMs)}"`,
      ].join(" ");
      const head = `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${suiteTag}`;
      file.overwriteStart(`${head.padEnd(HEAD_LENGTH - PROPERTIES.length)}${PROPERTIES}`);
      file.commit();
    },
    [Symbol.dispose]: () => file[Symbol.dispose](),
  };
}

/** The schema of Ant requires the list; the schema of Jenkins requires an item in it. */
const PROPERTIES = '>\n<properties><property name="tool" value="hipcall-hooks"/></properties>\n';

function caseXml(reportCase: ReportCase, suite: string): string {
  const { place, durationMs, outcome, message, details } = reportCase;
  const name = `name="${xmlText(caseTitle(reportCase))}"`;
  const classname = `classname="${xmlText(place?.source ?? suite)}"`;
  const head = `<testcase ${name} ${classname} time="${seconds(durationMs)}"`;
  if (outcome === "passed") return `${head}/>\n`;
  const tag = outcome === "failed" ? "failure" : "error";
  const text = xmlText([message, ...details].join("\n"));
  return `${head}>\n<${tag} type="${outcome}" message="${xmlText(message)}">${text}</${tag}>\n</testcase>\n`;
}

function seconds(ms: number): string {
  return (Math.max(0, ms) / 1000).toFixed(3);
}
