import { type Condition, parseCondition } from "../../captures/sources/condition.ts";
import { type EventPattern, eventPattern } from "../../events/catalogue/event-pattern.ts";
import { type Said, said } from "../../language/said.ts";

/** One `--expect`: which events must arrive, and how many. */
export interface Expectation {
  /** As the user typed it. */
  readonly text: string;
  readonly pattern: string;
  readonly matchesName: EventPattern;
  readonly least: number;
  /** `Infinity` when there is no upper limit. */
  readonly most: number;
  /** All of them must hold. Their paths are in the payload, or `request.path` and `request.method`. */
  readonly where: readonly Condition[];
}

const FORM = /^([^\s=]+)(?:=(\d{1,6})(?:(\+)|\.\.(\d{1,6}))?)?(?:\s+where\s+(.+))?$/s;

/**
 * Reads `PATTERN`, `PATTERN=N`, `PATTERN=N+` or `PATTERN=A..B`, each optionally followed by ` where CONDITION` (and
 * ` and CONDITION`); `undefined` for anything else.
 */
export function parseExpectation(text: string): Expectation | undefined {
  const [, pattern, number, plus, upTo, conditions] = FORM.exec(text.trim()) ?? [];
  if (pattern === undefined) return undefined;
  const where = conditions === undefined ? [] : splitConditions(conditions).map(parseCondition);
  if (!where.every((condition) => condition !== undefined)) return undefined;
  const [least, most] = bounds(number, plus, upTo);
  if (least > most) return undefined;
  return { text: text.trim(), pattern, matchesName: eventPattern(pattern), least, most, where };
}

/** The expected number of events in words: `at least 1`, `exactly 2`, `1 to 3`, `none`. */
export function expectedCount({ least, most }: Pick<Expectation, "least" | "most">): Said {
  if (most === 0) return said("none");
  if (most === Number.POSITIVE_INFINITY) return said("at least {count}", { count: least });
  return least === most ? said("exactly {count}", { count: least }) : said("{least} to {most}", { least, most });
}

function bounds(number: string | undefined, plus: string | undefined, upTo: string | undefined): [number, number] {
  if (number === undefined) return [1, Number.POSITIVE_INFINITY];
  if (plus !== undefined) return [Number(number), Number.POSITIVE_INFINITY];
  return [Number(number), Number(upTo ?? number)];
}

/** Splits at each ` and ` outside double quotes. */
function splitConditions(text: string): string[] {
  const parts = text.match(/(?:"(?:[^"\\]|\\.)*"|(?!\s+and\s)[\s\S])+/g) ?? [];
  return parts.map((part) => part.replace(/^and\s+/, "").trim());
}
