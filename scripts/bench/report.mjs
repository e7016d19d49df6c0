import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { GROUPS } from "./groups.mjs";
import { tableOf } from "./table.mjs";

const BY_HAND = /<!-- by hand -->\n([\s\S]*?)<!-- \/by hand -->/;

/** Writes a run as a page of ratios. Keeps the text between the markers for hand-written parts. */
export function writeReport(run, file) {
  const before = existsSync(file) ? readFileSync(file, "utf8") : "";
  const [, byHand = "\nNothing has been written here yet.\n\n"] = BY_HAND.exec(before) ?? [];
  writeFileSync(file, reportOf(run, byHand));
  execFileSync("npx", ["oxfmt", file], { stdio: "ignore", shell: process.platform === "win32" });
}

function reportOf(run, byHand) {
  const described = Object.entries(GROUPS).filter(
    ([name, { about }]) => about !== undefined && run.rows.some(({ group }) => group === name),
  );
  return `# Benchmarks

How fast the program is beside something that you know: every number is a ratio, the median of pairs that are measured in turn on one machine. **Bold**: the goal is not reached.
\`npm run bench\` measures all of it on your machine; \`npm run bench -- --write\` writes this page.

${tableOf(run.rows)}

## What is measured

${described.map(([, { title, about }]) => `- **${title}.** ${about.replaceAll("\n", " ")}`).join("\n")}

## Goals that are not reached

<!-- by hand -->
${byHand}<!-- /by hand -->

## The run

${runOf(run)}
`;
}

/** A list of the programs and the machine of a run. */
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
