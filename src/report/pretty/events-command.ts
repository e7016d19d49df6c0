import type { HipcallRule } from "../../delivery/hipcall/known-rules.ts";
import type { CatalogueLine, ScenarioLine } from "../output-event.ts";
import type { Theme } from "../text/theme.ts";
import { duration } from "../text/units.ts";

/** `events list`: for each format, a table of name, how well the event is known, and when Hipcall sends it. */
export function prettyCatalogue(entries: readonly CatalogueLine[], theme: Theme): string {
  const width = Math.max(...entries.map(({ name }) => name.length));
  const formats = [...new Set(entries.map(({ format }) => format))];
  const tables = formats.map((format) => {
    const rows = entries.filter((entry) => entry.format === format).map((entry) => catalogueRow(entry, width, theme));
    return [theme.strong(`${format} format`), ...rows].join("\n");
  });
  return `${tables.join("\n\n")}\n`;
}

function catalogueRow({ name, known, firesWhen }: CatalogueLine, width: number, theme: Theme): string {
  const colour = known === "partial" ? theme.warn : theme.good;
  return `  ${name.padEnd(width)}  ${colour(known.padEnd(10))}  ${firesWhen}`;
}

/** `events scenarios`: name, what happens, and the events with the time between them. */
export function prettyScenarios(scenarios: readonly ScenarioLine[], theme: Theme): string {
  const texts = scenarios.map(({ name, about, steps }) => {
    const path = steps.map(({ event, afterMs }) => (afterMs === 0 ? event : `(${duration(afterMs)}) ${event}`));
    return `${theme.strong(name)}\n  ${about}\n  ${theme.faint(path.join(" → "))}`;
  });
  return `${texts.join("\n")}\n`;
}

/** `events rules`: Hipcall's delivery rules, how well each is known, its source, and the readings to choose from. */
export function prettyRules(rules: readonly HipcallRule[], theme: Theme): string {
  const width = Math.max(...rules.map(({ rule }) => rule.length));
  return rules.map((rule) => ruleText(rule, width, theme)).join("");
}

function ruleText({ rule, known, says, readings, source }: HipcallRule, width: number, theme: Theme): string {
  const colour = known === "documented" || known === "observed" ? theme.good : theme.warn;
  const indent = " ".repeat(width + 2);
  const lines = [`${theme.strong(rule.padEnd(width))}  ${colour(known)}: ${says}`];
  if (readings.length === 0) lines.push(theme.faint(`${indent}${source}`));
  for (const { choice, source: from } of readings) lines.push(`${indent}${theme.note(choice)} ${theme.faint(from)}`);
  return `${lines.join("\n")}\n`;
}
