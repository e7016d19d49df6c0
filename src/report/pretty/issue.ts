import { expectationText, type Issue, type Severity } from "../../events/validation/issue.ts";
import { printable } from "../../events/payload/printable.ts";
import { hintText } from "../message-text.ts";
import type { Theme } from "../text/theme.ts";

const MAX_ISSUES = 12;

/** Issues, the worst first, each with its message, what was expected and received, and its hint. A long list is cut. */
export function issueLines(issues: readonly Issue[], theme: Theme, lineOf?: (issue: Issue) => string): string[] {
  const sorted = worstFirst(issues);
  const lines = sorted.slice(0, MAX_ISSUES).flatMap((issue) => oneIssue(issue, theme, lineOf?.(issue) ?? ""));
  const left = sorted.length - MAX_ISSUES;
  return left > 0 ? [...lines, theme.faint(`… and ${left} more issues; --json shows all`)] : lines;
}

/** Errors, then warnings, then information. */
export function worstFirst(issues: readonly Issue[]): Issue[] {
  return issues.toSorted((a, b) => RANK[a.severity] - RANK[b.severity]);
}

const RANK = { error: 0, warning: 1, info: 2 } as const satisfies Record<Severity, number>;

function oneIssue(issue: Issue, theme: Theme, place: string): string[] {
  const { severity, message, hint } = issue;
  const lines = [`${place}${label(severity, theme)} ${printable(message)}`];
  const expectation = expectationText(issue);
  if (expectation !== undefined) lines.push(theme.faint(`        ${printable(expectation)}`));
  if (hint !== null) lines.push(`        ${hintText(hint, theme)}`);
  return lines;
}

function label(severity: Severity, theme: Theme): string {
  switch (severity) {
    case "error":
      return theme.bad("error  ");
    case "warning":
      return theme.warn("warning");
    case "info":
      return theme.note("info   ");
  }
}
