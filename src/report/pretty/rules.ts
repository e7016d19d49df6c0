import type { HipcallRule } from "../../delivery/hipcall/known-rules.ts";
import type { Theme } from "../text/theme.ts";

/** Hipcall's delivery rules, each with how it is known, its source, and the readings to choose from. */
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
