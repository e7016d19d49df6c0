import { type EventPattern, eventPattern } from "../../events/catalogue/event-pattern.ts";

/** One `--respond`: what is answered to the events that it matches. */
export interface RespondRule {
  /** As it was written, to say why an answer was given. */
  readonly text: string;
  readonly matches: EventPattern;
  /** `null` cuts the connection off instead of answering. */
  readonly status: number | null;
  /** `undefined` leaves the delay as it is for all. */
  readonly delayMs: number | undefined;
  /** Only so many of its first events; `undefined` is all. */
  readonly first: number | undefined;
  /** Only each so-many-th of its events; `undefined` is each. */
  readonly every: number | undefined;
}

/** For each rule, how many events its pattern has matched so far. */
export type MatchCounts = readonly number[];

/** The rule that answers an event, and why, in words; `undefined` when none does. */
export interface RuleChoice {
  readonly rule: RespondRule;
  readonly because: string;
}

/**
 * Finds the first rule, in the order given, that applies to an event. Each rule counts all events that its pattern
 * matches, those answered by an earlier rule too. A body without an event name is matched by `*` only.
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

/** Reads `PATTERN=STATUS[,delay=2s][,first=3][,every=4][,reset]`; `undefined` when it is not of that form. */
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
  const plain = { status: status ?? null, delayMs: undefined, first: undefined, every: undefined };
  return Object.assign({ text, matches: eventPattern(pattern.trim()), ...plain }, ...read) as RespondRule;
}

function applies({ first, every }: RespondRule, count: number): boolean {
  return (first === undefined || count <= first) && (every === undefined || count % every === 0);
}

function reason({ text, first, every }: RespondRule, count: number): string {
  const parts = [
    ...(first === undefined ? [] : [`${count} of its first ${first}`]),
    ...(every === undefined ? [] : [`its event ${count}, every ${every}`]),
  ];
  return `rule ${text}${parts.length === 0 ? "" : ` (${parts.join("; ")})`}`;
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
