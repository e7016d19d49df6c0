import { eventPattern } from "../../events/catalogue/event-pattern.ts";
import { printable, printableStart } from "../../events/payload/printable.ts";
import { isJsonObject } from "../../events/payload/values.ts";
import type { Issue } from "../../events/validation/issue.ts";
import { issueLines } from "../../report/pretty/issue.ts";
import { PLAIN } from "./plain-theme.ts";
import type { MatcherResult } from "./to-be-hipcall-event.ts";

/** An event that must have come: its name or pattern, or also values of its data. */
export type ExpectedEvent = string | { readonly event: string; readonly data?: object };

/** What the matcher needs of a listener. */
interface ReceivedSoFar {
  readonly received: readonly {
    readonly event: string | null;
    readonly data: unknown;
    readonly verdict: string;
    readonly issues: readonly Issue[];
  }[];
}

type ReceivedOne = ReceivedSoFar["received"][number];

/** Whether a listener has received these events, without an error and in this order; others may be between them. */
export function toHaveReceived(hooks: unknown, expected: readonly ExpectedEvent[]): MatcherResult {
  if (!isListener(hooks)) {
    return {
      pass: false,
      message: () => "toHaveReceived needs what listen() gives: expect(hooks).toHaveReceived([…])",
    };
  }
  const missing = firstMissing(hooks.received, expected);
  return {
    pass: missing === undefined,
    message: () => {
      const wanted = expected.map((one) => printable(textOf(one))).join(" → ");
      const head = missing === undefined ? `expected not to receive ${wanted}` : `expected to receive ${wanted}`;
      return [head, ...(missing === undefined ? [] : [missingText(missing, expected)]), ...receivedLines(hooks)].join(
        "\n",
      );
    },
  };
}

function isListener(value: unknown): value is ReceivedSoFar {
  return typeof value === "object" && value !== null && "received" in value && Array.isArray(value.received);
}

/** The index of the first expected event that has not come in its turn. */
function firstMissing(received: readonly ReceivedOne[], expected: readonly ExpectedEvent[]): number | undefined {
  let at = 0;
  for (const [index, one] of expected.entries()) {
    while (at < received.length && !meets(received[at], one)) at += 1;
    if (at === received.length) return index;
    at += 1;
  }
  return undefined;
}

function meets(received: ReceivedOne | undefined, expected: ExpectedEvent): boolean {
  if (received === undefined || received.verdict === "invalid" || received.verdict === "unparsable") return false;
  const { event, data } = typeof expected === "string" ? { event: expected } : expected;
  return eventPattern(event)(received.event ?? "") && (data === undefined || hasAll(received.data, data));
}

/** Whether a value has all that is in `part`. A list must be the same. */
function hasAll(value: unknown, part: unknown): boolean {
  if (isJsonObject(value) && isJsonObject(part)) {
    return Object.entries(part).every(([key, inner]) => Object.hasOwn(value, key) && hasAll(value[key], inner));
  }
  if (Array.isArray(value) && Array.isArray(part)) {
    return value.length === part.length && part.every((inner, index) => hasAll(value[index], inner));
  }
  return Object.is(value, part);
}

function missingText(missing: number, expected: readonly ExpectedEvent[]): string {
  const one = expected[missing];
  const after = missing === 0 ? "" : ` after ${printable(textOf(expected[missing - 1] ?? ""))}`;
  return `  ${printable(textOf(one ?? ""))} has not come${after}`;
}

function textOf(expected: ExpectedEvent): string {
  if (typeof expected === "string") return expected;
  return expected.data === undefined ? expected.event : `${expected.event} with ${JSON.stringify(expected.data)}`;
}

const MOST_SHOWN = 20;

function receivedLines({ received }: ReceivedSoFar): string[] {
  if (received.length === 0) return ["  nothing was received"];
  const more = received.length - MOST_SHOWN;
  return [
    "  received:",
    ...(more > 0 ? [`    … ${more} earlier`] : []),
    ...received.slice(-MOST_SHOWN).flatMap(receivedText),
  ];
}

function receivedText({ event, verdict, issues }: ReceivedOne): string[] {
  const errors = issues.filter(({ severity }) => severity === "error");
  const head = `    ${printableStart(event ?? "no event", 60)}, ${verdict}`;
  return [head].concat(issueLines(errors, PLAIN).map((line) => `      ${line}`));
}
