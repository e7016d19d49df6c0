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

/** The counts stand before the cases, so room is left for them and filled in the end. Characters. */
const HEAD_LENGTH = 400;

/**
 * JUnit XML, as the schema of Ant's task has it (and so Jenkins, GitLab and GitHub's actions). The case's name has the
 * event and its place, the class name is its source.
 */
export function junitReport({ file, suite, clock }: JunitOptions): ReportFormat {
  const counts = { passed: 0, failed: 0, errored: 0 };
  const startedMs = clock.monotonicMs();
  const timestamp = clock.now().toISOString().slice(0, 19);
  file.write(" ".repeat(HEAD_LENGTH));
  return {
    add: (found) => {
      counts[found.outcome] += 1;
      file.write(caseXml(found, suite));
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

/** One schema wants the list, the other wants it not to be empty. */
const PROPERTIES = '>\n<properties><property name="tool" value="hipcall-hooks"/></properties>\n';

function caseXml(found: ReportCase, suite: string): string {
  const { place, durationMs, outcome, message, details } = found;
  const name = `name="${xmlText(caseTitle(found))}"`;
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
