import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { markup, textLines } from "../../../../src/report/page/markup.ts";

describe("markup", () => {
  test.prop([fc.string({ unit: "binary", maxLength: 200 })])("escapes every text", (text) => {
    const inAttribute = markup`<p title="${text}">${text}</p>`.toString();
    const [, attribute = "", content = ""] = /^<p title="([^]*)">([^]*)<\/p>$/.exec(inAttribute) ?? [];
    expect(attribute).toBe(content);
    expect(content).not.toMatch(/[<>"']|&(?!(amp|lt|gt|quot|#39);)/);
    expect(textLines(text).toString()).not.toMatch(/[<>"']|\r/);
  });

  test("shows characters that hide or reorder text, and keeps the lines of a body", () => {
    expect(markup`${"\u202ea\u0000\n"}`.toString()).toBe("\\u202ea\\u0000\\u000a");
    expect(textLines("a\r\n<b>\n\u0007").toString()).toBe("a\n&lt;b&gt;\n\\u0007");
  });

  test("does not escape markup again, and joins lists of it", () => {
    expect(markup`<ul>${[1, 2].map((each) => markup`<li>${each}</li>`)}</ul>`.toString()).toBe(
      "<ul><li>1</li><li>2</li></ul>",
    );
  });
});
