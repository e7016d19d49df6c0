import type { Plugin } from "rolldown";
import { type Change, patched } from "./patched.ts";

/** What the screen is made of, letters of Latin, arrows, lines and marks: one cell each. Anything else goes the long way. */
const LETTERS =
  " -~\\u00a1-\\u00ac\\u00ae-\\u02ff\\u2013-\\u2022\\u2026\\u2190-\\u2193\\u2500-\\u259f\\u25b8\\u25be\\u25cb\\u25cf\\u2713\\u2717";

const SEGMENTER = /(?<== )new Intl\.Segmenter\(.*?\)(?=;)/;

/** For who goes through all segments. */
const ALL_SEGMENTS: Change = [
  SEGMENTER,
  `{
  segment(text) {
    if (!/^[\\n\\u001b${LETTERS}]*$/.test(text)) return (this.icu ??= new Intl.Segmenter()).segment(text);
    const segments = [];
    for (let index = 0; index < text.length; index++) segments.push({ segment: text[index], index });
    return segments;
  },
}`,
];

/** For who asks for the segment at a place. */
const ANY_SEGMENT: Change = [
  SEGMENTER,
  "{ segment(text) { return (this.icu ??= new Intl.Segmenter()).segment(text); } }",
];

/** string-width's own, of which the regular expressions alone take 20 ms, is made when it is first needed. */
const WIDTH: Change = [
  /^(const segmenter.*?)^export default function stringWidth(?=\()(.*)$/ms,
  (_, before = "", body = "") => `
let longWay;
export default function stringWidth(input, options) {
  if (typeof input === "string") {
    const text = input.includes("\\u001b") ? input.replaceAll(/\\u001b\\[[0-9;]*m/g, "") : input;
    if (/^[${LETTERS}]*$/.test(text)) return text.length;
  }
  longWay ??= makeLongWay();
  return longWay(input, options);
}
function makeLongWay() {
  ${before}
  return function${body}
}`,
];

/** Half of a frame goes into splitting and measuring text, and ICU takes 15 ms to load. */
export const shortWayToLetters: Plugin[] = [
  patched("width-of-letters", /node_modules\/string-width\/index\.js$/, [ALL_SEGMENTS, WIDTH]),
  patched("letters", /ansi-tokenize\/build\/tokenize\.js$/, [ALL_SEGMENTS]),
  patched("late-segments", /slice-ansi\/tokenize-ansi\.js$/, [ANY_SEGMENT]),
];
