import { createRequire } from "node:module";
import { join } from "node:path";
import { fc, test } from "@fast-check/vitest";
import { type Plugin, rolldown } from "rolldown";
import { beforeAll, describe, expect } from "vitest";
import { leanInk } from "../../scripts/bundle/ink.ts";

const ROOT = join(import.meta.dirname, "../..");
const INK = join(ROOT, "node_modules/ink/build");

/** What of Ink the build changes, as one module. */
const ENTRY = `
export { default as stringWidth } from "string-width";
export { default as sliceAnsi } from "slice-ansi";
export { default as wrapAnsi } from "wrap-ansi";
export { default as cliTruncate } from "cli-truncate";
export { styledCharsFromTokens, styledCharsToString, tokenize } from "@alcalzone/ansi-tokenize";
export { default as Output } from "./output.js";
`;

interface Drawing {
  readonly write: (...written: [x: number, y: number, text: string, options: { transformers: never[] }]) => void;
  readonly get: () => { output: string; height: number };
}

interface Parts {
  readonly stringWidth: (text: string) => number;
  readonly sliceAnsi: (text: string, from: number, to: number) => string;
  readonly wrapAnsi: (text: string, columns: number, options: object) => string;
  readonly cliTruncate: (text: string, columns: number, options: object) => string;
  readonly tokenize: (text: string) => unknown;
  readonly styledCharsFromTokens: (tokens: unknown) => unknown;
  readonly styledCharsToString: (letters: unknown) => string;
  readonly Output: new (size: { width: number; height: number }) => Drawing;
}

let plain: Parts;
let patched: Parts;

beforeAll(async () => {
  plain = await partsWith([]);
  patched = await partsWith(leanInk);
});

const PIECES = ["a", "Z", "ğ", "é", "e\u0301", "漢", "👩‍👩‍👧", "🇹🇷", "·", "│", "✓", "…", " ", "\u200b", "\u00ad"];
const STYLES = ["\u001b[1m", "\u001b[31m", "\u001b[48;5;20m", "\u001b[22m", "\u001b[39m", "\u001b[0m", "\u001b[1;7m"];
const line = fc.array(fc.constantFrom(...PIECES, ...STYLES), { maxLength: 30 }).map((pieces) => pieces.join(""));
const columns = fc.integer({ min: 1, max: 40 });

describe("what the build changes in Ink does what it did:", () => {
  test.prop([fc.oneof(line, fc.string({ unit: "binary" }))])("measures", (text) => {
    expect(patched.stringWidth(text)).toBe(plain.stringWidth(text));
  });

  test.prop([line, columns, columns])("cuts", (text, from, to) => {
    expect(patched.sliceAnsi(text, from, to)).toBe(plain.sliceAnsi(text, from, to));
    for (const position of ["start", "middle", "end"])
      expect(patched.cliTruncate(text, to, { position })).toBe(plain.cliTruncate(text, to, { position }));
  });

  const wrapping = fc.record({ trim: fc.boolean(), hard: fc.boolean() });
  test.prop([line, columns, wrapping])("wraps", (text, width, options) => {
    expect(patched.wrapAnsi(text, width, options)).toBe(plain.wrapAnsi(text, width, options));
  });

  test.prop([line])("reads and writes styles", (text) => {
    const read = (parts: Parts): unknown => parts.styledCharsFromTokens(parts.tokenize(text));
    expect(read(patched)).toEqual(read(plain));
    expect(patched.styledCharsToString(read(patched))).toBe(plain.styledCharsToString(read(plain)));
  });

  const writes = fc.array(fc.tuple(fc.nat({ max: 12 }), fc.nat({ max: 3 }), line), { maxLength: 6 });
  test.prop([writes])("draws", (written) => {
    const drawn = ({ Output }: Parts): { output: string; height: number } => {
      const output = new Output({ width: 40, height: 4 });
      for (const [x, y, text] of written) output.write(x, y, text, { transformers: [] });
      return output.get();
    };
    expect(drawn(patched)).toEqual(drawn(plain));
  });
});

async function partsWith(plugins: readonly Plugin[]): Promise<Parts> {
  const entry = join(INK, "parts-of-ink.js");
  const virtual: Plugin = {
    name: "entry",
    resolveId: (id) => (id === entry ? id : null),
    load: (id) => (id === entry ? ENTRY : null),
  };
  await using bundle = await rolldown({
    input: entry,
    platform: "node",
    external: [/^node:/],
    plugins: [virtual, ...plugins],
  });
  const { output } = await bundle.generate({ format: "cjs" });
  const parts = {};
  // oxlint-disable-next-line typescript/no-implied-eval -- what was built is what is tested
  new Function("exports", "require", output[0].code)(parts, createRequire(import.meta.url));
  return parts as Parts;
}
