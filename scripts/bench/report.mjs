import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { GROUPS } from "./groups.mjs";
import { tableOf } from "./table.mjs";

const BY_HAND = /<!-- by hand -->\n([\s\S]*?)<!-- \/by hand -->/;

/** Writes a run as a page of ratios; what was written by hand between its markers stays. */
export function writeReport(run, file) {
  const before = existsSync(file) ? readFileSync(file, "utf8") : "";
  const [, byHand = "\nNothing has been written here yet.\n\n"] = BY_HAND.exec(before) ?? [];
  writeFileSync(file, reportOf(run, byHand));
  execFileSync("npx", ["oxfmt", file], { stdio: "ignore", shell: process.platform === "win32" });
}

function reportOf(run, byHand) {
  return `# Benchmarks

\`npm run bench\` measures this on your machine; \`npm run bench -- --write\` writes this page, all but the part that is marked as written by hand. There are ratios only:
absolute times say more about a machine than about a program. Each measurement and its baseline are taken in turn in one run, after one of each that does not count, and the ratio is
the median of those of the pairs; half of them lie in the middle half.

## The run

${runOf(run)}

## What is not reached, and why

<!-- by hand -->
${byHand}<!-- /by hand -->

${Object.entries(GROUPS)
  .flatMap(([name, group]) =>
    sectionOf(
      group,
      run.rows.filter(({ group: of }) => of === name),
    ),
  )
  .join("\n\n")}
`;
}

function sectionOf({ title, about }, rows) {
  return rows.length === 0 ? [] : [`## ${title}\n\n${about}\n\n${tableOf(rows)}`];
}

/** The run's programs and machine, as a list. */
export function runOf({ date, program, machine, versions }) {
  const facts = [
    ["hipcall-hooks", program],
    ["Node", machine.node],
    ["platform", machine.platform],
    ["processors", `${machine.processors}, ${machine.model}`],
    ["date", date],
    ...Object.entries(versions),
  ];
  return facts.map(([name, value]) => `- ${name}: ${value}`).join("\n");
}
