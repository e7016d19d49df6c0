import { createScanner } from "jsonc-parser";
import { leadsTo } from "../../events/payload/path-pattern.ts";
import { isHarmlessAt } from "./harmless-values.ts";
import { base64Decoded, isJsonText, percentDecoded } from "./normalize.ts";
import { type JsonContainer, type PersonalKind, kindOfValue } from "./personal-data.ts";
import type { Scrubber } from "./scrubber.ts";

/** How often a string can hold another text: JSON in base64 in JSON. What is deeper is replaced as it is written. */
const MOST_LAYERS = 3;
/** No documented place is deeper, and no kept one. */
const DEEPEST_PLACE = 50;

/** JSON with its values replaced, except those that the catalogue documents as harmless. Order, white space and types stay. */
export function scrubJson(text: string, scrubber: Scrubber): string {
  return scrubLayer(text, scrubber, { layers: 0, isBody: true });
}

/** A string that is the value of a key. A text inside it, as JSON, in percent-encoding or in base64, is scrubbed as that. */
export function scrubString(text: string, kind: PersonalKind | undefined, scrubber: Scrubber, layers = 0): string {
  if (layers < MOST_LAYERS) {
    if (isJsonText(text)) return scrubLayer(text, scrubber, { layers: layers + 1, isBody: false });
    const inPercent = percentDecoded(text);
    if (inPercent !== undefined) return percentEncoded(scrubString(inPercent, kind, scrubber, layers + 1));
    const inBase64 = kind === "token" ? undefined : base64Decoded(text);
    if (inBase64 !== undefined)
      return Buffer.from(scrubString(inBase64, kind, scrubber, layers + 1)).toString("base64");
  }
  return scrubber.value(kind, text);
}

/** A part of a path or a query: what separates parts is encoded. */
export function percentEncoded(text: string): string {
  return encodeURI(text.toWellFormed()).replaceAll(/[?#&+]/g, encodeURIComponent);
}

interface Layer {
  readonly layers: number;
  /** Whether it is the body of a message, which has documented places. */
  readonly isBody: boolean;
}

function scrubLayer(text: string, scrubber: Scrubber, { layers, isBody }: Layer): string {
  const outside = scrubber.place.steps;
  const place = new Place(isBody ? [] : outside.slice(0, DEEPEST_PLACE));
  scrubber.place.steps = place.steps;
  const isKept = (): boolean => isBody && place.isKept(scrubber);
  const scrubbed = mapTokens(
    text,
    place,
    {
      key: (key) => (isKept() || isStepOfKept(key, scrubber) ? key : scrubber.key(key)),
      string: (kind, value) => {
        if (isKept() || (isBody && isHarmlessAt(place.path(), value))) return value;
        return isBody && place.path() === VARIABLE_NAME
          ? scrubber.key(value)
          : scrubString(value, kind, scrubber, layers);
      },
      number: (_kind, written) =>
        isKept() || (isBody && isHarmlessAt(place.path(), written)) ? written : scrubber.number(written),
    },
    isBody ? scrubber : undefined,
  );
  scrubber.place.steps = outside;
  return scrubbed;
}

/** The name of the key that the next request has: `data.<variable_name>`. */
const VARIABLE_NAME = "seq[].args.variable_name";

/** The key of an object on the way to what is kept must stay, or nobody finds it. */
function isStepOfKept(key: string, { keep }: Scrubber): boolean {
  return keep.some(({ pattern }) => pattern.includes(key));
}

/** The object or array around the current token, and its last key. */
interface Level extends JsonContainer {
  key: string;
  keyNext: boolean;
  index: number;
  /** Whether the container is kept with all that is in it. */
  readonly isKept: boolean;
}

/** Where a reader of JSON is. */
export class Place {
  /** From the root to the current value. */
  readonly steps: string[];
  readonly open: Level[] = [];
  readonly #outside: number;

  constructor(steps: string[] = []) {
    this.steps = steps;
    this.#outside = steps.length;
  }

  /** The current place as the catalogue writes it: `data.call_flow[].action`. Empty for one that is too deep. */
  path(): string {
    if (this.open.length > DEEPEST_PLACE) return "";
    let path = "";
    for (const { isObject, key } of this.open) path += isObject ? `${path === "" ? "" : "."}${key}` : "[]";
    return path;
  }

  isKept(scrubber: Scrubber): boolean {
    if (this.open.at(-1)?.isKept === true) return true;
    if (scrubber.keep.length === 0 || this.open.length > DEEPEST_PLACE) return false;
    const found = scrubber.keep.find(({ pattern }) => leadsTo(pattern, this.steps));
    if (found !== undefined) scrubber.kept.add(found);
    return found !== undefined;
  }

  /** Sets the last step. */
  step(step: string): void {
    this.steps.length = this.#outside + this.open.length - 1;
    this.steps.push(step);
  }

  close(): void {
    this.open.pop();
    this.steps.length = this.#outside + this.open.length;
  }
}

export interface JsonVisitor {
  readonly key: (key: string) => string;
  readonly string: (kind: PersonalKind | undefined, value: string) => string;
  readonly number: (kind: PersonalKind | undefined, written: string) => string;
}

/** JSON with each key, string and number replaced by the result of the visitor. Not recursive, so any depth works. */
export function mapTokens(text: string, place: Place, { key, string, number }: JsonVisitor, keptIn?: Scrubber): string {
  const scanner = createScanner(text, false);
  const top: Level = { isObject: false, kind: undefined, key: "", keyNext: false, index: 0, isKept: false };
  const pieces: string[] = [];
  for (scanner.scan(); scanner.getTokenLength() > 0; scanner.scan()) {
    const written = text.slice(scanner.getTokenOffset(), scanner.getTokenOffset() + scanner.getTokenLength());
    const level = place.open.at(-1) ?? top;
    if (written.startsWith('"')) {
      if (level.keyNext) {
        level.key = textOf(written);
        place.step(level.key);
      }
      pieces.push(replaced(written, level.keyNext ? key : (value) => string(kindOfValue(level, level.key), value)));
    } else if (/^[-\d]/.test(written)) pieces.push(number(kindOfValue(level, level.key), written));
    else pieces.push(written);
    follow(written, level, place, keptIn);
  }
  return pieces.join("");
}

/** An unchanged string keeps its escapes. */
function replaced(written: string, by: (value: string) => string): string {
  const value = textOf(written);
  const replacement = by(value);
  return replacement === value ? written : JSON.stringify(replacement);
}

/** The value of a JSON string; empty if it is incomplete or invalid. */
function textOf(written: string): string {
  try {
    return JSON.parse(written) as string;
  } catch {
    return "";
  }
}

function follow(written: string, level: Level, place: Place, keptIn: Scrubber | undefined): void {
  switch (written[0]) {
    case "{":
    case "[": {
      const isObject = written[0] === "{";
      const isKept = level.isKept || (keptIn !== undefined && place.isKept(keptIn));
      place.open.push({ isObject, kind: kindOfValue(level, level.key), key: "", keyNext: isObject, index: 0, isKept });
      place.steps.push(isObject ? "" : "0");
      return;
    }
    case "}":
    case "]":
      place.close();
      return;
    case ",":
      level.keyNext = level.isObject;
      level.index += 1;
      if (!level.isObject && place.open.length > 0) place.step(String(level.index));
      return;
    case '"':
      level.keyNext = false;
      return;
    default:
  }
}
