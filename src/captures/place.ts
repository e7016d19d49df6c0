import { ENGLISH, type Language } from "../language/language.ts";
import { type Wording, said } from "../language/said.ts";
import type { Origin } from "./capture.ts";

/** A source as messages name it: `-` is standard input. */
export function sourceName(source: string): string {
  return source === "-" ? "standard input" : source;
}

/** The same, to be told in any language. */
export function saidSource(source: string): Wording {
  return source === "-" ? said("standard input") : source;
}

/** A line of a source as messages name it: `c.ndjson:3`, which editors and terminals can open, or `standard input, line 3`. */
export function placeName({ source, line }: Origin, { say }: Language = ENGLISH): string {
  return source === "-" ? say("standard input, line {line}", { line: String(line) }) : `${source}:${line}`;
}

/** The same, to be told in any language. */
export function saidPlace({ source, line }: Origin): Wording {
  return source === "-" ? said("standard input, line {line}", { line: String(line) }) : `${source}:${line}`;
}
