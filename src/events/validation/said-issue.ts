import { ENGLISH, type Language } from "../../language/language.ts";
import type { Said } from "../../language/said.ts";
import type { Issue, IssueCode, Severity } from "./issue.ts";

/** The texts of an issue, for a person. */
export type IssueTexts = Pick<Issue, "message" | "expected" | "received" | "hint">;

/** The same, to be told in any language. Plain text is a value that no language changes. */
interface SaidTexts {
  readonly message: string | Said;
  readonly expected: string | Said | null;
  readonly received: string | Said | null;
  readonly hint: string | Said | null;
}

/** An issue that can be told in another language. */
interface SaidIssue extends Issue {
  readonly said: SaidTexts;
}

interface IssueDetails {
  readonly expected?: string | Said;
  readonly received?: string | Said;
  readonly hint?: string | Said | undefined;
}

/** Makes an issue. Missing details become `null`, so that the JSON shape is always the same. */
export function issue(
  severity: Severity,
  code: IssueCode,
  at: { readonly path: string; readonly message: string | Said } & IssueDetails,
): Issue {
  const said: SaidTexts = {
    message: at.message,
    expected: at.expected ?? null,
    received: at.received ?? null,
    hint: at.hint ?? null,
  };
  const made: SaidIssue = { severity, code, path: at.path, ...told(said, ENGLISH), said };
  return made;
}

/** The texts of an issue in a language. Those of an issue that was read from a capture are English. */
export function issueTexts(found: Issue, language: Language): IssueTexts {
  return isSaid(found) ? told(found.said, language) : found;
}

/** What an issue expected and received, as text for a person; `undefined` when it expected nothing in particular. */
export function expectationText(found: Issue, language: Language = ENGLISH): string | undefined {
  const { expected, received } = issueTexts(found, language);
  if (expected === null) return undefined;
  if (found.code === "missing_key") return language.say("expected {expected}, but the field is missing", { expected });
  return received === null
    ? language.say("expected {expected}", { expected })
    : language.say("expected {expected}, received {received}", { expected, received });
}

function isSaid(found: Issue): found is SaidIssue {
  return "said" in found;
}

function told({ message, expected, received, hint }: SaidTexts, { tell }: Language): IssueTexts {
  const orNull = (words: string | Said | null): string | null => (words === null ? null : tell(words));
  return { message: tell(message), expected: orNull(expected), received: orNull(received), hint: orNull(hint) };
}
