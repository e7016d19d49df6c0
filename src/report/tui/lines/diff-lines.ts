import { decompressedBody, jsonValue } from "../../../captures/record/readable-body.ts";
import { type PersonalKind, kindOfValue } from "../../../captures/scrub/personal-data.ts";
import { printableStart } from "../../../events/payload/printable.ts";
import { isJsonObject } from "../../../events/payload/values.ts";
import type { Language } from "../../../language/language.ts";
import { eventName } from "../../text/event-name.ts";
import type { Theme } from "../../text/theme.ts";
import type { Entry } from "../state/entry.ts";
import { type Line, plainLines } from "./line.ts";
import { maskToken, shownText } from "./masking.ts";

const MAX_DIFFERENCES = 500;
/** A hostile body of one megabyte can have 100,000 values, each with a path of 100,000 characters. */
const MAX_VALUES = 20_000;
const MAX_PATH_LENGTH = 500;

/** The differences between the bodies of two events, by path. Hidden personal data is compared too. */
export function diffLines(
  one: Entry,
  other: Entry,
  { theme, masked }: { readonly theme: Theme; readonly masked: boolean },
): readonly Line[] {
  const { language } = theme;
  const { say } = language;
  const options = { masked, language };
  const [left, right] = [one, other].map((entry) => leavesOf(decompressedBody(entry.received.capture), options));
  const heading = say("{one} compared with {other}", { one: nameOf(one, language), other: nameOf(other, language) });
  if (left === undefined || right === undefined) {
    const same = one.received.capture.body.equals(other.received.capture.body);
    return plainLines([
      heading,
      theme.faint(same ? say("the bodies are equal") : say("the bytes differ; not both bodies are JSON")),
      ...answerDifferences(one, other, { theme, masked }),
    ]);
  }
  const paths = [...new Set([...left.keys(), ...right.keys()])];
  const differences = paths.filter((path) => left.get(path)?.json !== right.get(path)?.json);
  const counts = { different: differences.length, all: paths.length };
  const count = theme.faint(say("{different} of {all} values differ; Esc goes back", counts));
  const shown = shownDifferences(differences, { left, right, theme });
  return plainLines([theme.strong(heading), count, "", ...shown, ...answerDifferences(one, other, { theme, masked })]);
}

function shownDifferences(paths: readonly string[], sides: Sides): string[] {
  const rest = paths.length > MAX_DIFFERENCES ? [sides.theme.faint(sides.theme.language.say("… and more"))] : [];
  return [...paths.slice(0, MAX_DIFFERENCES).flatMap((path) => difference(path, sides)), ...rest];
}

/** What differs in the answers. */
function answerDifferences(one: Entry, other: Entry, { theme, masked }: { theme: Theme; masked: boolean }): string[] {
  const { language } = theme;
  const [left, right] = [one, other].map((entry) => answerLeaves(entry, { masked, language }));
  if (left === undefined || right === undefined) return [];
  const paths = [...new Set([...left.keys(), ...right.keys()])];
  const differences = paths.filter((path) => left.get(path)?.json !== right.get(path)?.json);
  const forwarded = one.received.answer.forwarded ?? other.received.answer.forwarded;
  if (differences.length === 0 && forwarded === null) return [];
  const title = differences.length === 0 ? language.say("the answers are equal") : language.say("the answers differ");
  return ["", theme.strong(title), ...shownDifferences(differences, { left, right, theme })];
}

/** The answer to an event as values with paths: its status, and its body. */
function answerLeaves({ received: { answer } }: Entry, options: LeavesOptions): Leaves {
  const { masked, language } = options;
  const { say } = language;
  const result = answer.forwarded?.result;
  const outcome = answer.status ?? result?.kind ?? say("connection closed");
  const leaves = new Map([["status", leaf(say("status"), outcome)]]);
  if (result?.kind !== "answered") return leaves;
  const values =
    leavesOf(result.body, options) ??
    new Map([["", leaf(say("body"), shownText(result.body.toString("utf8"), masked))]]);
  for (const [path, value] of values)
    leaves.set(`body.${path}`, { ...value, shownPath: say("body {path}", { path: value.shownPath }) });
  return leaves;
}

function leaf(shownPath: string, value: string | number): Leaf {
  return { json: JSON.stringify(value), shown: JSON.stringify(value), shownPath };
}

/** A value without children: as JSON to compare, and as the screen shows it. */
interface Leaf {
  readonly json: string;
  readonly shown: string;
  readonly shownPath: string;
}
type Leaves = ReadonlyMap<string, Leaf>;

interface LeavesOptions {
  readonly masked: boolean;
  readonly language: Language;
}

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

/** The leaves of a body by their paths; `undefined` for a body that is not JSON. */
function leavesOf(body: Buffer, options: LeavesOptions): Leaves | undefined {
  const value = jsonValue(body);
  return value === undefined ? undefined : leavesBelow(value, options);
}

/** A value that is not yet visited. */
interface Unvisited {
  readonly value: unknown;
  readonly path: string;
  readonly shownPath: string;
  readonly kind: PersonalKind | undefined;
}

function leavesBelow(whole: unknown, { masked, language: { say } }: LeavesOptions): Leaves {
  const leaves = new Map<string, Leaf>();
  const unvisited: Unvisited[] = [{ value: whole, path: "", shownPath: "", kind: undefined }];
  for (let next = unvisited.pop(); next !== undefined; next = unvisited.pop()) {
    const { value, path, shownPath, kind } = next;
    if (leaves.size === MAX_VALUES) {
      leaves.set("(more)", notCompared(say("(more)"), say("more values are not compared")));
      break;
    }
    if (path.length > MAX_PATH_LENGTH) {
      const start = path.slice(0, MAX_PATH_LENGTH);
      leaves.set(start, notCompared(shownPath.slice(0, MAX_PATH_LENGTH), say("deeper values are not compared")));
      continue;
    }
    const isObject = isJsonObject(value);
    const children = Array.isArray(value) || isObject ? Object.entries(value) : [];
    if (children.length === 0) {
      const json = JSON.stringify(value);
      leaves.set(path || "(all)", {
        json,
        shown: masked ? maskToken(kind, json) : json,
        shownPath: shownPath || say("(all)"),
      });
    }
    // The last value pushed is visited first: reversed, they are visited in the order of the payload.
    for (const [key, child] of children.toReversed()) {
      unvisited.push({
        value: child,
        path: pathTo(path, key),
        shownPath: pathTo(shownPath, shownText(key, masked)),
        kind: masked ? kindOfValue({ isObject, kind }, key) : undefined,
      });
    }
  }
  return leaves;
}

function notCompared(shownPath: string, text: string): Leaf {
  return { json: text, shown: text, shownPath };
}

function pathTo(path: string, key: string): string {
  return path === "" ? key : `${path}.${key}`;
}

function nameOf({ label, received }: Entry, language: Language): string {
  return `#${label} ${eventName(received.capture.event, language, 40)}`;
}
