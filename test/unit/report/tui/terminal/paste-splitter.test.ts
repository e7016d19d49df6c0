import { fc, test } from "@fast-check/vitest";
import { expect } from "vitest";
import { PasteSplitter } from "../../../../../src/report/tui/terminal/paste-splitter.ts";

const INPUT = "k\u001b[A/\u001b[200~rr\u001b[20q\u001b[201~j\u001b[200~\u001b[201~\u001b";

test.prop([fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 1, maxLength: 40 })])(
  "keys and pasted texts are told apart, wherever the chunks end",
  (lengths) => {
    const splitter = new PasteSplitter();
    let rest = INPUT;
    let keys = "";
    const pasted: string[] = [];
    for (const length of [...lengths, INPUT.length]) {
      for (const { kind, text } of splitter.push(rest.slice(0, length))) {
        if (kind === "keys") keys += text;
        else pasted.push(text);
      }
      rest = rest.slice(length);
    }
    expect(pasted).toEqual(["rr\u001b[20q", ""]);
    // An Escape at the end of a chunk can be a key, so it is passed on at once.
    expect(keys.replaceAll("\u001b", "")).toBe("k[A/j");
    expect(keys.endsWith("\u001b")).toBe(true);
  },
);
