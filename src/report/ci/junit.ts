import type { AtomicFile } from "../../captures/file/atomic-file.ts";
import type { Clock } from "../../context.ts";
import { type ReportCase, caseTitle } from "./report-case.ts";
import type { ReportFormat } from "./report-format.ts";
import { type SourceFolders, sourcePath } from "./source-path.ts";
import { xmlText } from "./xml.ts";

interface JunitOptions {
  readonly file: AtomicFile;
  /** `replay` */
  readonly command: string;
  readonly folders: SourceFolders;
  readonly clock: Clock;
}

/**
 * The length of the part before the cases, in characters. It has the counts, which are known last. So it is reserved at the
 * start and filled at the end, and the cases need not be kept in memory.
 */
const HEAD_LENGTH = 400;

/**
 * JUnit XML by the schema of Ant, which Jenkins, GitLab and actions for GitHub read. The name of a case is the event and
 * its source and line. Jenkins reads the class name as `package.class`, so that no file name can be in it; GitLab and
 * the actions read the file from `file`, as pytest writes it.
 */
export function junitReport({ file, command, folders, clock }: JunitOptions): ReportFormat {
  const counts = { passed: 0, failed: 0, errored: 0 };
  const startedMs = clock.monotonicMs();
  const timestamp = clock.now().toISOString().slice(0, 19);
  file.write(" ".repeat(HEAD_LENGTH));
  return {
    add: (reportCase) => {
      counts[reportCase.outcome] += 1;
      file.write(caseXml(reportCase, command, folders));
    },
    summarize: () => undefined,
    finish: () => {
      file.write(`<system-out></system-out>\n<system-err></system-err>\n</testsuite>\n</testsuites>\n`);
      const { passed, failed, errored } = counts;
      const suiteTag = [
        `<testsuite name="hipcall-hooks ${command}" package="hipcall-hooks" id="0" hostname="localhost" timestamp="${timestamp}"`,
        `tests="${passed + failed + errored}" failures="${failed}" errors="${errored}"`,
        `time="${seconds(clock.monotonicMs() - startedMs)}"`,
      ].join(" ");
      const head = `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${suiteTag}>\n${PROPERTIES}`;
      // The blanks are between two elements.
      file.overwriteStart(`${head.padEnd(HEAD_LENGTH - 1)}\n`);
      file.commit();
    },
    [Symbol.dispose]: () => file[Symbol.dispose](),
  };
}

/** The schema of Ant requires the list; the schema of Jenkins requires an item in it. */
const PROPERTIES = '<properties><property name="tool" value="hipcall-hooks"/></properties>';

function caseXml(reportCase: ReportCase, command: string, folders: SourceFolders): string {
  const { place, durationMs, outcome, message, details } = reportCase;
  const name = `name="${xmlText(caseTitle(reportCase))}"`;
  const path = place === null ? null : sourcePath(place.source, folders);
  const at = path === null ? "" : ` file="${xmlText(path)}" line="${place?.line}"`;
  const head = `<testcase ${name} classname="hipcall-hooks.${command}"${at} time="${seconds(durationMs)}"`;
  if (outcome === "passed") return `${head}/>\n`;
  const tag = outcome === "failed" ? "failure" : "error";
  const text = xmlText([message, ...details].join("\n"));
  return `${head}>\n<${tag} type="${outcome}" message="${xmlText(message)}">${text}</${tag}>\n</testcase>\n`;
}

function seconds(ms: number): string {
  return (Math.max(0, ms) / 1000).toFixed(3);
}
