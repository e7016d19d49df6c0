import { ENGLISH, type Language } from "../../language/language.ts";
import { type Said, type Wording, said } from "../../language/said.ts";
import type { Issue, IssueCode, Severity } from "./issue.ts";

/** The texts of an issue, for a person. */
export type IssueTexts = Pick<Issue, "message" | "expected" | "received" | "hint">;

/** The same, to be told in any language. What was expected and received can be a value that no language changes. */
interface SaidTexts {
  readonly message: Said;
  readonly expected: string | Said | null;
  readonly received: string | Said | null;
  readonly hint: Said | null;
}

/** An issue that can be told in another language. */
interface SaidIssue extends Issue {
  readonly said: SaidTexts;
}

interface IssueDetails {
  readonly expected?: string | Said;
  readonly received?: string | Said;
  readonly hint?: Said | undefined;
}

/** Makes an issue. Missing details become `null`, so that the JSON shape is always the same. */
export function issue(
  severity: Severity,
  code: IssueCode,
  at: { readonly path: string; readonly message: Said } & IssueDetails,
): Issue {
  const texts: SaidTexts = {
    message: at.message,
    expected: at.expected ?? null,
    received: at.received ?? null,
    hint: at.hint ?? null,
  };
  return issueOf({ severity, code, path: at.path }, texts);
}

/** An issue of one of several events, which its message names. */
export function issueOfEvent(event: string, found: Issue): Issue {
  const message = said("{event}: {message}", { event, message: isSaid(found) ? found.said.message : found.message });
  return isSaid(found) ? issueOf(found, { ...found.said, message }) : { ...found, message: ENGLISH.tell(message) };
}

/** An issue without what was expected and received, and without its hint. */
export function onlyMessage(found: Issue): Issue {
  const nothing = { expected: null, received: null, hint: null };
  return isSaid(found) ? issueOf(found, { ...nothing, message: found.said.message }) : { ...found, ...nothing };
}

function issueOf({ severity, code, path }: Pick<Issue, "severity" | "code" | "path">, texts: SaidTexts): Issue {
  const made: SaidIssue = { severity, code, path, ...told(texts, ENGLISH), said: texts };
  return made;
}

/** The message of an issue, to be told in any language. */
export function messageOf(found: Issue): Wording {
  return isSaid(found) ? found.said.message : found.message;
}

/** The texts of an issue in a language. Those of an issue that was read from a capture are English. */
export function issueTexts(found: Issue, language: Language): IssueTexts {
  return isSaid(found) ? told(found.said, language) : found;
}

/** The message and the hint of an issue, for an error or a warning that has them. */
export function issueWording(found: Issue): { readonly message: Wording; readonly hint: Wording | null } {
  return isSaid(found) ? found.said : found;
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
