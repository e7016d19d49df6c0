import { isUtf8 } from "node:buffer";
import { printableStart } from "../../events/printable.ts";
import { parseBody } from "../../events/parse-body.ts";
import { isJsonObject } from "../../events/values.ts";
import type { Theme } from "../theme.ts";
import type { Entry } from "./entry.ts";
import type { Line } from "./line.ts";
import { maskPayload } from "./mask.ts";

const MOST_DIFFERENCES = 500;
/** A body of a megabyte could have a hundred thousand values, each at the end of a path of as many characters. */
const MOST_VALUES = 20_000;
const LONGEST_PATH = 500;

/** What differs between the bodies of two events, by path: only here, only there, or another value. */
export function diffLines(
  one: Entry,
  other: Entry,
  { theme, masked }: { readonly theme: Theme; readonly masked: boolean },
): readonly Line[] {
  const [left, right] = [one, other].map((entry) => leavesOf(entry.received.capture.body, masked));
  const heading = `#${one.number} ${nameOf(one)} ${theme.faint("compared with")} #${other.number} ${nameOf(other)}`;
  if (left === undefined || right === undefined) {
    const same = one.received.capture.body.equals(other.received.capture.body);
    return lines([heading, theme.faint(same ? "the same bytes" : "the bytes differ, and not both are JSON")]);
  }
  const paths = [...new Set([...left.keys(), ...right.keys()])];
  const differences = paths.filter((path) => left.get(path) !== right.get(path));
  const shown = differences.slice(0, MOST_DIFFERENCES).flatMap((path) => difference(path, { left, right, theme }));
  const rest = differences.length > MOST_DIFFERENCES ? [theme.faint("… and more")] : [];
  const count = theme.faint(`${differences.length} of ${paths.length} values differ; Esc goes back`);
  return lines([theme.strong(heading), count, "", ...shown, ...rest]);
}

interface Sides {
  readonly left: ReadonlyMap<string, string>;
  readonly right: ReadonlyMap<string, string>;
  readonly theme: Theme;
}

function difference(path: string, { left, right, theme }: Sides): string[] {
  const [was, is] = [left.get(path), right.get(path)];
  return [
    theme.jsonKey(printableStart(path, 200)),
    ...(was === undefined ? [] : [theme.bad(`  - ${printableStart(was, 300)}`)]),
    ...(is === undefined ? [] : [theme.good(`  + ${printableStart(is, 300)}`)]),
  ];
}

/** Each value that is no object or list, as JSON text, by its path; `undefined` when the body is not JSON. */
function leavesOf(body: Buffer, masked: boolean): ReadonlyMap<string, string> | undefined {
  if (!isUtf8(body)) return undefined;
  const parsed = parseBody(body);
  if (parsed.kind !== "json") return undefined;
  return leavesBelow(masked ? maskPayload(parsed.value) : parsed.value);
}

function leavesBelow(whole: unknown): ReadonlyMap<string, string> {
  const leaves = new Map<string, string>();
  const waiting: (readonly [path: string, value: unknown])[] = [["", whole]];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [path, value] = next;
    if (leaves.size === MOST_VALUES) {
      leaves.set("(more)", "more values are not compared");
      break;
    }
    if (path.length > LONGEST_PATH) {
      leaves.set(path.slice(0, LONGEST_PATH), "what lies deeper is not compared");
      continue;
    }
    const children = Array.isArray(value) || isJsonObject(value) ? Object.entries(value) : [];
    if (children.length === 0) leaves.set(path === "" ? "(all)" : path, JSON.stringify(value));
    // The last one in is the first one out: turned round, the order of the payload is kept.
    for (const [key, child] of children.toReversed()) waiting.push([path === "" ? key : `${path}.${key}`, child]);
  }
  return leaves;
}

function nameOf({ received }: Entry): string {
  return printableStart(received.capture.event ?? "(no event name)", 40);
}

function lines(texts: readonly string[]): Line[] {
  return texts.map((text) => ({ text, fold: null }));
}
