import type { Issue, Severity } from "../../events/validation/issue.ts";
import { expectationText, issueTexts } from "../../events/validation/said-issue.ts";
import { printable } from "../../events/payload/printable.ts";
import { hintText } from "../message-text.ts";
import type { Theme } from "../text/theme.ts";

const MAX_ISSUES = 12;
const LABEL_COLUMNS = 7;

/** Issues, the worst first, each with its message, what was expected and received, and its hint. A long list is cut. */
export function issueLines(issues: readonly Issue[], theme: Theme, lineOf?: (issue: Issue) => string): string[] {
  const sorted = worstFirst(issues);
  const lines = sorted.slice(0, MAX_ISSUES).flatMap((issue) => oneIssue(issue, theme, lineOf?.(issue) ?? ""));
  const left = sorted.length - MAX_ISSUES;
  return left > 0
    ? [...lines, theme.faint(theme.language.say("… and {left} more issues; --json shows all", { left }))]
    : lines;
}

/** Errors, then warnings, then information. */
export function worstFirst(issues: readonly Issue[]): Issue[] {
  return issues.toSorted((a, b) => RANK[a.severity] - RANK[b.severity]);
}

const RANK = { error: 0, warning: 1, info: 2 } as const satisfies Record<Severity, number>;

function oneIssue(issue: Issue, theme: Theme, place: string): string[] {
  const { severity } = issue;
  const { message, hint } = issueTexts(issue, theme.language);
  const lines = [`${place}${label(severity, theme)} ${printable(message)}`];
  const expectation = expectationText(issue, theme.language);
  if (expectation !== undefined) lines.push(theme.faint(`        ${printable(expectation)}`));
  if (hint !== null) lines.push(`        ${hintText(hint, theme)}`);
  return lines;
}

function label(severity: Severity, theme: Theme): string {
  const { say } = theme.language;
  switch (severity) {
    case "error":
      return theme.bad(say("error").padEnd(LABEL_COLUMNS));
    case "warning":
      return theme.warn(say("warning").padEnd(LABEL_COLUMNS));
    case "info":
      return theme.note(say("info").padEnd(LABEL_COLUMNS));
  }
}
