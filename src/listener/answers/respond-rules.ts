import { type EventPattern, eventPattern } from "../../events/catalogue/event-pattern.ts";
import { type Said, said } from "../../language/said.ts";

/** One `--respond` rule: the answer to the events that match. */
export interface RespondRule {
  /** As the user typed it, to say why an answer was sent. */
  readonly text: string;
  readonly matches: EventPattern;
  /** `null` resets the connection instead of answering. */
  readonly status: number | null;
  /** `undefined` uses the delay of `--delay`. */
  readonly delayMs: number | undefined;
  /** Applies only to this number of matching events, from the first; `undefined` means all. */
  readonly first: number | undefined;
  /** Applies only to every n-th matching event; `undefined` means each. */
  readonly every: number | undefined;
}

/** For each rule, the number of events that its pattern has matched so far. */
export type MatchCounts = readonly number[];

/** The rule that answers an event; `because` says in words why it applies. */
export interface RuleChoice {
  readonly rule: RespondRule;
  readonly because: Said;
}

/**
 * The first rule, in the given order, that applies to an event. Each rule counts all events that its pattern matches,
 * also those that an earlier rule answers. Only `*` matches a body without an event name.
 */
export function chooseRule(
  rules: readonly RespondRule[],
  counts: MatchCounts,
  event: string | null,
): { readonly choice: RuleChoice | undefined; readonly counts: MatchCounts } {
  const matching = rules.map((rule) => rule.matches(event ?? ""));
  const next = rules.map((_, index) => (counts[index] ?? 0) + (matching[index] === true ? 1 : 0));
  const chosen = rules.findIndex((rule, index) => matching[index] === true && applies(rule, next[index] ?? 0));
  const rule = rules[chosen];
  const choice = rule === undefined ? undefined : { rule, because: reason(rule, next[chosen] ?? 0) };
  return { choice, counts: next };
}

/** Reads `PATTERN=STATUS[,delay=2s][,first=3][,every=4][,reset]`; `undefined` when the text has another form. */
export function parseRespondRule(
  text: string,
  durationOf: (text: string) => number | undefined,
): RespondRule | undefined {
  const [, pattern = "", answer = ""] = /^([^=]+)=(.+)$/.exec(text) ?? [];
  const [start = "", ...settings] = answer.split(",").map((part) => part.trim());
  const status = statusOf(start);
  if (pattern.trim() === "" || (status === undefined && start !== "reset")) return undefined;
  const read = settings.map((setting) => readSetting(setting, durationOf));
  if (read.includes(undefined)) return undefined;
  const unset = { status: status ?? null, delayMs: undefined, first: undefined, every: undefined };
  return Object.assign({ text, matches: eventPattern(pattern.trim()), ...unset }, ...read) as RespondRule;
}

function applies({ first, every }: RespondRule, count: number): boolean {
  return (first === undefined || count <= first) && (every === undefined || count % every === 0);
}

function reason({ text: rule, first, every }: RespondRule, count: number): Said {
  if (first !== undefined && every !== undefined) {
    const text = "rule {rule} (match {count} of the first {first}; match {count}, every {every})";
    return said(text, { rule, count, first, every });
  }
  if (first !== undefined) return said("rule {rule} (match {count} of the first {first})", { rule, count, first });
  if (every !== undefined) return said("rule {rule} (match {count}, every {every})", { rule, count, every });
  return said("rule {rule}", { rule });
}

function statusOf(text: string): number | undefined {
  return /^[2-5]\d\d$/.test(text) ? Number(text) : undefined;
}

type Setting = Partial<Pick<RespondRule, "status" | "delayMs" | "first" | "every">>;

function readSetting(text: string, durationOf: (text: string) => number | undefined): Setting | undefined {
  if (text === "reset") return { status: null };
  const [, name, value = ""] = /^(delay|first|every)=(.+)$/.exec(text) ?? [];
  if (name === "delay") {
    const delayMs = durationOf(value);
    return delayMs === undefined ? undefined : { delayMs };
  }
  const count = /^[1-9]\d{0,8}$/.test(value) ? Number(value) : undefined;
  if (count === undefined || name === undefined) return undefined;
  return name === "first" ? { first: count } : { every: count };
}
