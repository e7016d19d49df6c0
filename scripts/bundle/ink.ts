import { join } from "node:path";
import type { Plugin } from "rolldown";
import { shortWayToLetters } from "./letters.ts";
import { patched } from "./patched.ts";
import { yogaAtOnce } from "./yoga.ts";

const INK = join(import.meta.dirname, "../../node_modules/ink/build/index.js");

/** Its libraries bring these four times, in versions that do the same. */
const oneCopy: Plugin = {
  name: "one-copy",
  resolveId: {
    filter: { id: /^(string-width|ansi-styles)$/ },
    handler(name) {
      return this.resolve(name, INK, { skipSelf: true });
    },
  },
};

/** Ink and what it is made of, for a screen that is open all day and drawn often. */
export const leanInk: Plugin[] = [
  oneCopy,
  ...shortWayToLetters,
  ...yogaAtOnce,
  // Ink remembers every text that it has ever measured or wrapped: a screen that is open all day would only grow.
  patched("bounded-measures", /ink\/build\/measure-text\.js$/, [
    ["cache.set(text, dimensions);", "if (cache.size > 2000) cache.clear(); cache.set(text, dimensions);"],
  ]),
  patched("bounded-wraps", /ink\/build\/wrap-text\.js$/, [["cache[cacheKey] = wrappedText;", ""]]),
  // A frame was made of a cell for each place of the screen; what lies behind the last letter of a line was cut off again.
  patched("no-empty-cells", /ink\/build\/output\.js$/, [
    [/for \(let x = 0; x < this\.width; x\+\+\) \{\s*row\.push\(\{[^}]*\}\);\s*\}/, ""],
    [
      "let offsetX = x;",
      `let offsetX = x;
      for (let before = currentLine.length; before < x; before++)
        currentLine[before] = { type: "char", value: " ", fullWidth: false, styles: [] };`,
    ],
  ]),
  // Each cell was copied with styles of its own, and compared with the one before it by three sets; nearly all look the same.
  patched("shared-styles", /ansi-tokenize\/build\/styledChars\.js$/, [
    [/ret\.push\(\{\s*\.\.\.token,\s*styles: \[\.\.\.codes\],\s*\}\);/, "token.styles = codes;\nret.push(token);"],
    [
      /else (?=\{\s*ret \+= ansiCodesToString\(diffAnsiCodes\(chars\[i - 1\])/,
      "else if (!sameStyles(chars[i - 1].styles, char.styles)) ",
    ],
    [
      /$/,
      `
function sameStyles(one, other) {
  return one === other || (one.length === other.length && one.every(({ code }, index) => code === other[index].code));
}`,
    ],
  ]),
  // The connection to React's developer tools: with DEV=true only, half of Ink's size, and a file of CommonJS can't wait for it.
  patched("without-devtools", /ink\/build\/reconciler\.js$/, [
    ["await import('./devtools.js');", ""],
    ["await loadPackageJson()", "{}"],
  ]),
];
