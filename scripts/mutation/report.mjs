import { readFileSync } from "node:fs";
import { dirname, relative } from "node:path";

/** The score of each file, folder and kind of mutant, and a list of the mutants that no test noticed. */
export function reportOf(mutants, { found, project }) {
  const judged = mutants.map((mutant) => {
    const file = relative(project, mutant.fileName);
    return { ...mutant, file, status: found.get(mutant.key)?.status ?? "unreached" };
  });
  const lived = judged.filter(({ status }) => !noticed(status));
  const groups = [
    ...groupBy(judged, ({ file }) => file),
    ...groupBy(judged, ({ file }) => dirname(file)),
    ...groupBy(judged, ({ mutator }) => mutator),
    ["all", judged],
  ];
  const text = [
    ...lived.map((mutant) => shown(mutant)),
    "",
    ...groups.map(([name, of]) => `${percent(of)}  ${counts(of)}  ${name}`),
    "",
  ];
  return { text: text.join("\n"), score: score(judged) };
}

function noticed(status) {
  return status === "killed" || status === "stuck";
}

function score(of) {
  return of.filter(({ status }) => noticed(status)).length / of.length;
}

function percent(of) {
  return `${(100 * score(of)).toFixed(1)} %`.padStart(7);
}

function counts(of) {
  return `${of.filter(({ status }) => noticed(status)).length}/${of.length}`.padStart(9);
}

function shown({ file, fileName, location: { start, end }, mutator, replacement, status }) {
  const lines = readFileSync(fileName, "utf8")
    .split("\n")
    .slice(start.line, end.line + 1);
  const last = lines.length - 1;
  lines[last] = lines[last].slice(0, end.column);
  lines[0] = lines[0].slice(start.column);
  return `${file}:${start.line + 1}:${start.column + 1} ${status} ${mutator}\n  - ${brief(lines.join("\n"))}\n  + ${brief(replacement)}`;
}

function brief(code) {
  const line = code.replaceAll(/\s+/g, " ");
  return line.length > 160 ? `${line.slice(0, 160)} …` : line;
}

function groupBy(items, keyOf) {
  const groups = new Map();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
