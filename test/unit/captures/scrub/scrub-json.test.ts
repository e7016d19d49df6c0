import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { parsePattern } from "../../../../src/events/payload/path-pattern.ts";
import { PHONE_NUMBERS } from "../../../../src/captures/scrub/phone-numbers.ts";
import { Replacements } from "../../../../src/captures/scrub/replacements.ts";
import { scrubJson } from "../../../../src/captures/scrub/scrub-json.ts";
import { Scrubber } from "../../../../src/captures/scrub/scrubber.ts";

function scrubbed(text: string, ...keep: readonly string[]): string {
  const patterns = keep.map((name) => ({ name, pattern: parsePattern(name) ?? [] }));
  return scrubJson(
    text,
    new Scrubber({ replacements: new Replacements("a key"), phones: PHONE_NUMBERS, keep: patterns }),
  );
}

function parsed(text: string, ...keep: readonly string[]): unknown {
  return JSON.parse(scrubbed(text, ...keep)) as unknown;
}

/** A JSON value with every string and number replaced by its type, and every key that is not kept by a mark. */
function shape(value: unknown): unknown {
  if (typeof value === "string") return value === "" ? "empty" : "string";
  if (typeof value === "number") return Number.isSafeInteger(value) ? "whole" : "number";
  if (Array.isArray(value)) return value.map(shape);
  if (typeof value !== "object" || value === null) return value;
  return Object.values(value).map(shape);
}

const WORD = /^[xX][aeiou](?:[bdfgklmnprstvz][aeiou]){3}$/;

describe("JSON that is scrubbed", () => {
  test("keeps order, white space, true, false, null and what the catalogue documents as harmless, as it is written", () => {
    const text =
      '{ "data":{\t"user_\\u0069d" : 7,\r\n "direction":"inbound", "missing_call":false, "started_at":"2024-11-17T10:41:00Z", "contact_id":null },"event":"call\\u005finit" }\n';
    expect(scrubbed(text)).toBe(text);
  });

  test.each([
    ["a phone number", "caller_number", "+905321234567", /^\+999\d{9}$/],
    ["a name", "full_name", "Ayşe Yılmaz", /^X\w{7} X\w{7}$/],
    ["a direction that is not documented", "direction", "sideways", WORD],
    ["a name instead of a direction", "direction", "ayse", WORD],
    ["a date that is none", "started_at", "30.02.2024", /^99\.99\.9999$/],
    ["a time of another century", "started_at", "1980-05-06T10:41:00Z", /^1900-\d\d-\d\dT[012]\d:[0-5]\d:[0-5]\dZ$/],
    ["a uuid that is none", "uuid", "905321234567", /^999\d{9}$/],
    [
      "free text",
      "description",
      "Call (Ayşe) at 10:41, room 1234!",
      /^X\w{7} \(X\w{7}\) x\w{7} [012]\d:[0-5]\d, x\w{7} \d{4}!$/,
    ],
    [
      "a URL",
      "record_url",
      "https://storage.hipcall.com.tr/a.mp3?X-Amz-Expires=9&s=1",
      /^https:\/\/example\.com\/[\da-f]{16}\.mp3\?X-Amz-Expires=9$/,
    ],
    ["text that is not documented", "ek_not", "Ayşe", WORD],
  ])("has %s replaced in data.%s", (_what, key, value, form) => {
    const { data } = parsed(JSON.stringify({ event: "call_init", data: { [key]: value } })) as { data: object };
    expect(Object.values(data)).toEqual([expect.stringMatching(form)]);
  });

  test.each([
    ["7", /^[1-9]$/],
    ["0", /^0$/],
    ["-42", /^-[1-9]\d$/],
    ["905321234567", /^999\d{9}$/],
    ["9007199254740991", /^1\d{15}$/],
    ["12345678901234567890", /^[1-9]\d{19}$/],
    ["41.0082", /^[1-9]\d\.[1-9]\d{3}$/],
    ["1e3", /^[1-9]\d{3}$/],
    ["0.5", /^0\.[1-9]$/],
    ["1.55e1", /^\d/],
    ["7e-400", /^0$/],
  ])("has the number %s replaced, which stays whole if it is", (written, form) => {
    const replacement = scrubbed(written);
    expect(replacement).toMatch(form);
    expect(shape(JSON.parse(replacement))).toBe(shape(JSON.parse(written)));
  });

  test("has the same number with and without country code, in a string and as a number, end the same", () => {
    const ends = (
      parsed('["+905321234567","0532 123 45 67","0090 (532) 1234567",5321234567,"٠٥٣٢١٢٣٤٥٦٧"]') as unknown[]
    ).map((value) => String(value).replaceAll(/\D/g, "").slice(-7));
    expect(new Set(ends).size).toBe(1);
  });

  test("has the names of fields that are not documented replaced, but no name that says only what it is", () => {
    const text =
      '{"data":{"+905321234567":1,"a@b.co":[],"Ayşe Yılmaz":1,"ayse_no":1,"phone_number2":1,"customFields":{"adres":1}}}';
    expect(Object.keys((parsed(text) as { data: object }).data)).toEqual([
      expect.stringMatching(/^\+999\d{9}$/),
      expect.stringMatching(/@example\.com$/),
      expect.stringMatching(/^X\w{7} X\w{7}$/),
      expect.stringMatching(/^x\w{7}_x\w{7}$/),
      "phone_number2",
      "customFields",
    ]);
  });

  test.each([
    [
      "JSON",
      '{"ad":"Ayşe","n":[5321234567]}',
      (text: string) => JSON.parse(text) as unknown,
      { ad: expect.stringMatching(WORD) as string, n: [expect.any(Number)] },
    ],
    ["percent-encoding", "Ay%C5%9Fe%20Y", decodeURIComponent, expect.stringMatching(/^X\w{7} X$/)],
    [
      "base64",
      Buffer.from("Ayşe Yılmaz").toString("base64"),
      (text: string) => Buffer.from(text, "base64").toString(),
      expect.stringMatching(/^X\w{7} X\w{7}$/),
    ],
  ])("has a text in %s scrubbed as that, and encoded again", (_what, value, decode, expected) => {
    const [replacement = ""] = parsed(JSON.stringify([value])) as string[];
    expect(decode(replacement)).toEqual(expected);
  });

  test("has the digits replaced that a caller typed, and the name of their variable in request and answer alike", () => {
    const [request, answer] = [
      parsed('{"external_manager_id":2,"data":{"pin":"1234","gizli":"77"}}') as { data: Record<string, string> },
      parsed('{"version":"1","seq":[{"action":"gather","args":{"variable_name":"gizli","min_digits":1}}]}') as {
        seq: { args: object }[];
      },
    ];
    expect(request.data["pin"]).toMatch(/^(?!1234)\d{4}$/);
    const [, variable] = Object.keys(request.data);
    expect(variable).toMatch(WORD);
    expect(answer.seq).toEqual([{ action: "gather", args: { variable_name: variable, min_digits: 1 } }]);
    expect(answer).toMatchObject({ version: "1" });
  });

  property.prop([fc.json({ maxDepth: 6 })])("has the same types, and the same number of keys", (text) => {
    expect(shape(parsed(text))).toEqual(shape(JSON.parse(text)));
  });

  test("can nest at any depth", () => {
    const deep = `${'{"a":['.repeat(200_000)}"+905321234567"${"]}".repeat(200_000)}`;
    expect(scrubbed(deep)).toMatch(/\["\+999\d{9}"\]/);
  });
});

describe("what is to be kept", () => {
  const TEXT =
    '{"event":"contact_create","data":{"ek":{"kod":"A1","not":"Ayşe"},"liste":[{"kod":"B2"},{"kod":"C3"}],"description":"Ayşe"}}';

  test.each<[string, unknown]>([
    ["data.ek.kod", { ek: { kod: "A1" } }],
    ["$.data.ek", { ek: { kod: "A1", not: "Ayşe" } }],
    ["data.liste[1]", { liste: [{}, { kod: "C3" }] }],
    ["data.liste[*].kod", { liste: [{ kod: "B2" }, { kod: "C3" }] }],
    ["/data/description", { description: "Ayşe" }],
  ])("%s stays, with its key", (path, expected) => {
    expect(parsed(TEXT, path)).toMatchObject({ data: expected });
    expect(scrubbed(TEXT, "**.kod")).toMatch(/^(?!.*Ayşe).*"kod":"A1".*"kod":"B2".*"kod":"C3"/);
    expect(scrubbed(TEXT)).not.toMatch(/Ayşe|A1|B2|C3|liste|kod/);
  });
});
