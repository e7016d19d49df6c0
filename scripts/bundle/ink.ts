import type { Plugin } from "rolldown";

/** Ink and what it is made of, for a screen that is open all day and drawn often. Stops the build when they are no longer as they were looked at. */
export const leanInk: Plugin[] = [
  {
    // Ink remembers every text that it has ever measured or wrapped: a screen that is open all day would only grow.
    name: "bounded-ink-caches",
    transform: {
      filter: { id: /ink\/build\/(measure|wrap)-text\.js$/ },
      handler: (code) => {
        const bounded = code
          .replace("cache.set(text, dimensions);", "if (cache.size > 2000) cache.clear(); cache.set(text, dimensions);")
          .replace("cache[cacheKey] = wrappedText;", "");
        if (bounded === code) throw new Error("Ink's caches have changed: bound them anew");
        return bounded;
      },
    },
  },
  {
    // Half of a frame goes into measuring text. What the screen is made of, letters of Latin, arrows, lines and marks, is
    // one cell each, and needs no segmenting; anything else goes the long way.
    name: "short-way-to-width",
    transform: {
      filter: { id: { include: /node_modules\/string-width\/index\.js$/, exclude: /wrap-ansi/ } },
      handler: (code) => {
        const start = "export default function stringWidth(input, options = {}) {";
        const short = `${start}
  if (typeof input === "string") {
    const text = input.includes("\\u001b") ? input.replaceAll(/\\u001b\\[[0-9;]*m/g, "") : input;
    if (/^[ -~\\u00a1-\\u00ac\\u00ae-\\u02ff\\u2013-\\u2022\\u2026\\u2190-\\u2193\\u2500-\\u259f\\u25b8\\u25be\\u25cb\\u25cf\\u2713\\u2717]*$/.test(text)) return text.length;
  }`;
        if (!code.includes(start)) throw new Error("string-width has changed: look at its short way");
        return code.replace(start, () => short);
      },
    },
  },
  {
    // Ink's connection to React's developer tools: loaded with DEV=true only, and half of its size.
    name: "without-devtools",
    load: { filter: { id: /ink\/build\/devtools\.js$/ }, handler: () => "export {};" },
  },
  {
    // Each cell of a frame was compared with the one before it by three sets; nearly all look the same.
    name: "same-styles-at-once",
    transform: {
      filter: { id: /ansi-tokenize\/build\/styledChars\.js$/ },
      handler: (code) => {
        const differs =
          "        else {\n            ret += ansiCodesToString(diffAnsiCodes(chars[i - 1].styles, char.styles));";
        if (!code.includes(differs)) throw new Error("ansi-tokenize has changed: look at how it compares styles");
        const same = `
function sameStyles(one, other) {
  return one.length === other.length && one.every(({ code }, index) => code === other[index].code);
}`;
        return (
          code.replace(differs, () =>
            differs.replace("else {", "else if (!sameStyles(chars[i - 1].styles, char.styles)) {"),
          ) + same
        );
      },
    },
  },
  {
    // The layout's WebAssembly stands in the code as text. To fetch it from there loads all of Node's fetch.
    name: "layout-without-fetch",
    transform: {
      filter: { id: /yoga-wasm-base64-esm\.js$/ },
      handler: (code) => {
        const fetches = 'return w||"function"!=typeof fetch?Promise.resolve()';
        if (!code.includes(fetches)) throw new Error("yoga-layout has changed: look at how it loads its WebAssembly");
        return code.replace(fetches, "return true?Promise.resolve()");
      },
    },
  },
];
