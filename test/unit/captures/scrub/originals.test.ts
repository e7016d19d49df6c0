import { describe, expect, test } from "vitest";
import { Originals } from "../../../../src/captures/scrub/originals.ts";

function originals(): Originals {
  const all = new Originals();
  all.add({ kind: "number", original: "+90 532 123 45 67", isName: false });
  all.add({ kind: "number", original: "5551234", isName: false });
  all.add({ kind: "word", original: "Ayşe", isName: true });
  all.add({ kind: "word", original: "number", isName: true });
  all.add({ kind: "word", original: "valueof", isName: true });
  all.add({ kind: "word", original: "geri", isName: false });
  all.add({ kind: "email", original: "gunes@ornek.com.tr", isName: false });
  all.add({ kind: "url", original: "https://ornek.com.tr/x", isName: false });
  all.add({ kind: "token", original: "7fK2jQx0aP9LmN4vR8sT", isName: false });
  all.add({ kind: "address", original: "81.2.69.142", isName: false });
  return all;
}

function line(fields: object): string {
  return JSON.stringify({ v: 1, kind: "request", ...fields });
}

describe("an original in the output", () => {
  test.each([
    "05321234567",
    "0090 (532) 123-45-67",
    "\u0660\u0665\u0663\u0662\u0661\u0662\u0663\u0664\u0665\u0666\u0667",
    "no:5321234567.",
    "0\u2075\u00b3\u00b21234567",
    "\u24ea\u2464\u2462\u2461 \u2460\u2461\u2462 \u2463\u2464 \u2465\u2466",
    "555 12 34",
    "AYŞE",
    "ayse",
    "Ays\u0327e",
    "A\u200byşe",
    "Ayşe'ye",
    "Ayşenin",
    "ayse_x",
    "GUNES@ornek.com.tr",
    "see https://ornek.com.tr/x",
    "7fk2jqx0ap9lmn4vr8st",
    "81.2.69.142",
    "Ay%C5%9Fe",
    Buffer.from("Ayşe burada").toString("base64"),
    JSON.stringify({ a: ["Ayşe"] }),
    JSON.stringify({ Ayşe: 1 }),
    JSON.stringify({ n: 5_321_234_567 }),
  ])("is found as %s", (text) => {
    expect(originals().firstIn(line({ body: JSON.stringify({ event: "x", data: { kept: text } }) }))).toMatchObject({
      part: "body",
      steps: expect.arrayContaining(["data", "kept"]) as unknown,
    });
    expect(
      originals().firstIn(line({ path: `/x/${text}` })) ?? originals().firstIn(line({ headers: [["x", text]] })),
    ).toMatchObject({
      part: expect.stringMatching(/path|headers/) as unknown,
    });
  });

  test.each([
    ["a harmless word that is also in a name", { body: '{"event":"x","data":{"number":1}}' }],
    ["the name of a field that is in parts what somebody is called", { body: '{"event":"x","data":{"valueOf":1}}' }],
    ["a common word of a free text", { body: '{"event":"x","data":{"kept":"geri ara"}}' }],
    ["a word that only begins like a name", { body: '{"event":"x","data":{"kept":"Ayşegül"}}' }],
    ["a replacement", { body: '{"event":"x","data":{"kept":"+9995321234567"}}' }],
    ["a documented time with the same digits", { body: '{"event":"x","data":{"started_at":"2024-11-17T10:41:00Z"}}' }],
    ["what this program computes", { issues: [{ message: "Ayşe" }], sha256: "5321234567" }],
  ])("is not %s", (_what, fields) => {
    expect(originals().firstIn(line(fields))).toBeUndefined();
  });
});
