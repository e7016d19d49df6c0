import { isUtf8 } from "node:buffer";
import { type PersonalKind, kindOfValue } from "../../../captures/scrub/personal-data.ts";
import { printableStart } from "../../../events/payload/printable.ts";
import { parseBody } from "../../../events/validation/parse-body.ts";
import { isJsonObject } from "../../../events/payload/values.ts";
import type { Theme } from "../../text/theme.ts";
import type { Entry } from "../state/entry.ts";
import type { Line } from "./line.ts";
import { maskToken, shownText } from "./masking.ts";

const MOST_DIFFERENCES = 500;
/** A body of a megabyte could have a hundred thousand values, each at the end of a path of as many characters. */
const MOST_VALUES = 20_000;
const LONGEST_PATH = 500;

/** What differs between the bodies of two events, by path: only here, only there, or another value. What is hidden is compared as it came. */
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
  const differences = paths.filter((path) => left.get(path)?.json !== right.get(path)?.json);
  const shown = differences.slice(0, MOST_DIFFERENCES).flatMap((path) => difference(path, { left, right, theme }));
  const rest = differences.length > MOST_DIFFERENCES ? [theme.faint("… and more")] : [];
  const count = theme.faint(`${differences.length} of ${paths.length} values differ; Esc goes back`);
  return lines([theme.strong(heading), count, "", ...shown, ...rest]);
}

/** A value that is no object or list, as JSON text, and how it and its path are shown. */
interface Leaf {
  readonly json: string;
  readonly shown: string;
  readonly shownPath: string;
}
type Leaves = ReadonlyMap<string, Leaf>;

interface Sides {
  readonly left: Leaves;
  readonly right: Leaves;
  readonly theme: Theme;
}

function difference(path: string, { left, right, theme }: Sides): string[] {
  const [was, is] = [left.get(path), right.get(path)];
  return [
    theme.jsonKey(printableStart((was ?? is)?.shownPath ?? path, 200)),
    ...(was === undefined ? [] : [theme.bad(`  - ${printableStart(was.shown, 300)}`)]),
    ...(is === undefined ? [] : [theme.good(`  + ${printableStart(is.shown, 300)}`)]),
  ];
}

/** Each leaf by its path; `undefined` when the body is not JSON. */
function leavesOf(body: Buffer, masked: boolean): Leaves | undefined {
  if (!isUtf8(body)) return undefined;
  const parsed = parseBody(body);
  return parsed.kind === "json" ? leavesBelow(parsed.value, masked) : undefined;
}

/** A value that is still to be looked at. */
interface Waiting {
  readonly value: unknown;
  readonly path: string;
  readonly shownPath: string;
  readonly kind: PersonalKind | undefined;
}

function leavesBelow(whole: unknown, masked: boolean): Leaves {
  const leaves = new Map<string, Leaf>();
  const waiting: Waiting[] = [{ value: whole, path: "", shownPath: "", kind: undefined }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, path, shownPath, kind } = next;
    if (leaves.size === MOST_VALUES) {
      leaves.set("(more)", remark("(more)", "more values are not compared"));
      break;
    }
    if (path.length > LONGEST_PATH) {
      const start = path.slice(0, LONGEST_PATH);
      leaves.set(start, remark(shownPath.slice(0, LONGEST_PATH), "what lies deeper is not compared"));
      continue;
    }
    const isObject = isJsonObject(value);
    const children = Array.isArray(value) || isObject ? Object.entries(value) : [];
    if (children.length === 0) {
      const json = JSON.stringify(value);
      leaves.set(path || "(all)", {
        json,
        shown: masked ? maskToken(kind, json) : json,
        shownPath: shownPath || "(all)",
      });
    }
    // The last one in is the first one out: turned round, the order of the payload is kept.
    for (const [key, child] of children.toReversed()) {
      waiting.push({
        value: child,
        path: pathTo(path, key),
        shownPath: pathTo(shownPath, shownText(key, masked)),
        kind: masked ? kindOfValue({ isObject, kind }, key) : undefined,
      });
    }
  }
  return leaves;
}

function remark(shownPath: string, text: string): Leaf {
  return { json: text, shown: text, shownPath };
}

function pathTo(path: string, key: string): string {
  return path === "" ? key : `${path}.${key}`;
}

function nameOf({ received }: Entry): string {
  return printableStart(received.capture.event ?? "(no event name)", 40);
}

function lines(texts: readonly string[]): Line[] {
  return texts.map((text) => ({ text, fold: null }));
}
