import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { createTheme } from "../../../../../src/report/text/theme.ts";
import { foldableJson } from "../../../../../src/report/tui/lines/foldable-json.ts";
import { maskPayload, maskText } from "../../../../../src/report/tui/lines/masking.ts";

const theme = createTheme(false);
const NOTHING: ReadonlySet<string> = new Set();

function maskedView(text: string): string {
  return foldableJson(text, { theme, folded: NOTHING, masked: true })
    .map((line) => line.text.trim())
    .join("");
}

describe("masking", () => {
  test.each([
    ["inbound call from +905321234567", "inbound call from +90••••••••67"],
    ["mail ayse@example.com now", "mail •••@••• now"],
    ["2024-11-17T10:41:00Z", "2024-11-17T10:41:00Z"],
    ["2483a75a-56a2-41f1-991b-92b1667e324a", "2483a75a-56a2-41f1-991b-92b1667e324a"],
    ["x-forwarded-for: 203.0.113.9", "x-forwarded-for: •.•.•.•"],
  ])("%s", (text, masked) => {
    expect(maskText(text)).toBe(masked);
  });

  test("hides what a key says is personal, and keeps what tells events apart", () => {
    const data = { uuid: "u-1", full_name: "Ada Deniz", caller_number: "+905321234567", direction: "inbound", n: 7 };
    expect(maskPayload({ event: "e", data })).toEqual({
      event: "e",
      data: { uuid: "u-1", full_name: "•••", caller_number: "+90••••••••67", direction: "inbound", n: 7 },
    });
  });

  test("hides all values that customers define, also in lists, and also numbers", () => {
    const own = { plate: "34 ABC 1", code: 12, nested: [{ likes: "tea" }] };
    const data = { id: 1_234_567, number: 905_321_234_567, names: ["Ada"], custom_fields: own, "05321234567": true };
    expect(maskPayload(data)).toEqual({
      id: 1_234_567,
      number: "905•••••••67",
      names: ["•••"],
      custom_fields: { plate: "•••", code: "•••", nested: [{ likes: "•••" }] },
      "053••••••67": true,
    });
  });

  test("is not deceived by escapes of JSON or of a URL", () => {
    expect(maskedView(String.raw`["\u002b905321234567","\u0062@c.de"]`)).toBe('["+90••••••••67","•••@•••"]');
    expect(maskText("/?a=%2B905321234567&b=%2b905321234567")).toBe("/?a=%2B••••••••••67&b=%2b••••••••••67");
  });

  const anyValue = fc.oneof(fc.constantFrom("Ada", "+905321234567", "a@b.de", 7, 905_321_234_567, true, null));
  const anyKey = fc.constantFrom("id", "name", "emails", "number", "custom_fields", "data", "05321234567", "a@b.de");
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof({ maxDepth: 6 }, anyValue, fc.array(tie("tree")), fc.dictionary(anyKey, tie("tree"))),
  }));

  test.prop([tree])("is the same for the text of a body and for its parsed value", (value) => {
    expect(JSON.parse(maskedView(JSON.stringify(value)))).toEqual(maskPayload(value));
  });

  test("recognizes a key in every spelling", () => {
    expect(maskedView(String.raw`{"first_n\u0061me":"Ada"}`)).toBe(String.raw`{"first_n\u0061me": "•••"}`);
  });
});

test("a very long text without an address is masked at once", () => {
  expect(maskText("a".repeat(1_000_000))).toHaveLength(1_000_000);
  expect(maskText(`${"a".repeat(200_000)}@${"b".repeat(200_000)}`)).toHaveLength(400_001);
  expect(maskText("mail ayse.yilmaz+x@mail.example.com.tr, now")).toBe("mail •••@••• now");
});
