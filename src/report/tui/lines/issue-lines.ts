import { type Issue, type Severity, plainIssue } from "../../../events/validation/issue.ts";
import { expectationText, issueTexts } from "../../../events/validation/said-issue.ts";
import { printable } from "../../../events/payload/printable.ts";
import type { Theme } from "../../text/theme.ts";
import { type Line, plainLines } from "./line.ts";
import { wrapped } from "./fit-text.ts";

const MAX_ISSUES = 20;
const INDENT = 2;

/** Issues as lines, the worst first. The received values are left out when personal data is hidden. */
export function issueLines(
  issues: readonly Issue[],
  { theme, width, masked }: { readonly theme: Theme; readonly width: number; readonly masked: boolean },
): Line[] {
  const { language } = theme;
  // What Hipcall does with an answer can be a number that it dials, or a sentence with a name.
  const told = masked ? issues.filter(({ code }) => code !== "answer_verdict") : issues;
  const sorted = told.toSorted((a, b) => RANK[a.severity] - RANK[b.severity]);
  const texts: string[] = [];
  for (const issue of sorted.slice(0, MAX_ISSUES)) {
    const { severity } = issue;
    const { message, expected, received, hint } = issueTexts(issue, language);
    const shown = { ...plainIssue(issue), expected, received: masked ? null : received };
    const expectation = expectationText(shown, language);
    texts.push(
      ...hanging(message, width, SIGNS[severity]).map((line) => colourOf(severity, theme)(line)),
      ...(expectation === undefined ? [] : hanging(expectation, width).map((line) => theme.faint(line))),
      ...(hint === null ? [] : hanging(`${language.say("hint:")} ${hint}`, width).map((line) => theme.note(line))),
    );
  }
  const left = sorted.length - MAX_ISSUES;
  return plainLines([...texts, ...(left > 0 ? [theme.faint(language.say("… and {left} more", { left }))] : [])]);
}

const RANK = { error: 0, warning: 1, info: 2 } as const satisfies Record<Severity, number>;
const SIGNS = { error: "✗", warning: "!", info: "i" } as const satisfies Record<Severity, string>;

function colourOf(severity: Severity, theme: Theme): (text: string) => string {
  switch (severity) {
    case "error":
      return theme.bad;
    case "warning":
      return theme.warn;
    case "info":
      return theme.note;
  }
}

/** A wrapped text, indented by two columns, with a sign before the first line. */
function hanging(text: string, width: number, sign = " "): string[] {
  return wrapped(printable(text), width - INDENT).map((line, index) => `${index === 0 ? sign : " "} ${line}`);
}
