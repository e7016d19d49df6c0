import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { learnNames, scrubJson } from "../../../../src/captures/scrub/scrub-json.ts";
import { Scrubber } from "../../../../src/captures/scrub/scrubber.ts";
import { Replacements } from "../../../../src/captures/scrub/replacements.ts";

function scrubbed(text: string): string {
  const scrubber = new Scrubber(new Replacements("a key"));
  learnNames(text, scrubber);
  return scrubJson(text, scrubber);
}

/** Keys that are replaced: addresses, and what is a phone number as a whole. */
const PERSONAL_KEY = /@|:\/\/|^[+\s().-]*(?:\d[\s().-]*){7,}$/;

/** A JSON value with every string and number replaced by its type, and every key that may be personal by a mark. */
function shape(value: unknown): unknown {
  if (typeof value === "string" || typeof value === "number") return typeof value;
  if (Array.isArray(value)) return value.map(shape);
  if (typeof value !== "object" || value === null) return value;
  return Object.entries(value).map(([key, inner]) => [PERSONAL_KEY.test(key) ? "personal" : key, shape(inner)]);
}

describe("JSON that is scrubbed", () => {
  test("keeps everything else unchanged: order, white space, numbers, escapes, repeated keys", () => {
    const text = '{ "b":1.0,\t"a" : "\\u0041\\/",\r\n "first_name":"Ay\\u015fe", "b" : [ true,null , -0e1 ] }\n';
    const [before, after] = text.split('"Ay\\u015fe"');
    expect(scrubbed(text)).toMatch(/"first_name":"[A-Z][a-z]{5}"/);
    expect(scrubbed(text).replace(/"first_name":"\w+"/, '"first_name":')).toBe(`${before}${after}`);
  });

  test("is replaced by key, also in arrays, and completely inside custom fields", () => {
    const {
      emails,
      phones,
      number,
      custom_fields: own,
      ids,
    } = JSON.parse(
      scrubbed(
        '{"emails":["Ayşe <a@b.co>"],"phones":[{"id":1,"number":"05321234567"},"0532 123 45 67"],"number":{"id":77777777,"name":"Office"},"custom_fields":{"x":{"y":["Ayşe",12345]}},"ids":["3"]}',
      ),
    ) as Record<string, unknown>;
    expect(emails).toEqual([expect.stringMatching(/^[A-Z][a-z]{5} <\S+@example\.com>$/)]);
    expect(phones).toEqual([
      { id: 1, number: expect.stringMatching(/^999\d{8}$/) as string },
      expect.stringMatching(/^999\d \d{3} \d{2} \d{2}$/),
    ]);
    expect(number).toEqual({ id: 77_777_777, name: expect.stringMatching(/^[A-Z][a-z]{5}$/) as string });
    expect(own).toEqual({ x: { y: [expect.stringMatching(/^[A-Z][a-z]{5}$/), expect.any(Number)] } });
    expect(JSON.stringify(own)).not.toMatch(/Ayşe|12345/);
    expect(ids).toEqual(["3"]);
  });

  test("has only those keys replaced that are numbers or addresses", () => {
    const { data } = JSON.parse(scrubbed('{"data":{"+905321234567":1,"a@b.co":[],"Ayşe":{"first_name":"Ayşe"}}}')) as {
      data: object;
    };
    const keys = Object.keys(data);
    expect(keys).toEqual([expect.stringMatching(/^\+999\d{9}$/), expect.stringMatching(/@example\.com$/), "Ayşe"]);
  });

  test("has a name replaced before and after the field that contains it", () => {
    const text = '[{"summary":"Ayşe called"},{"full_name":"Ayşe Yılmaz"},{"summary":"Yılmaz too"}]';
    expect(scrubbed(text)).not.toMatch(/Ayşe|Yılmaz/);
  });

  property.prop([fc.json({ maxDepth: 6 })])("has the same keys and types", (text) => {
    expect(shape(JSON.parse(scrubbed(text)))).toEqual(shape(JSON.parse(text)));
  });

  test("can nest at any depth", () => {
    const deep = `${'{"a":['.repeat(200_000)}"+905321234567"${"]}".repeat(200_000)}`;
    expect(scrubbed(deep)).toMatch(/\["\+999\d{9}"\]/);
  });
});

const NAME = fc.stringMatching(/^[A-ZÇĞİÖŞÜ][a-zçğıöşü]{4,12}$/);
const DOMAIN = fc.stringMatching(/^[a-z]{5,12}$/);
const PHONE = fc.stringMatching(/^\+[1-8]\d{9,12}$/);

describe("what is personal", () => {
  property.prop([fc.record({ first: NAME, last: NAME, phone: PHONE, domain: DOMAIN, isEscaped: fc.boolean() })])(
    "leaves no trace at any place in a contact",
    ({ first, last, phone, domain, isEscaped }) => {
      const payload = {
        event: "contact_create",
        data: {
          first_name: first,
          last_name: last,
          full_name: `${first} ${last}`,
          phones: [{ number: phone }],
          emails: [{ email: `${first}@${domain}.example` }],
          linkedin_url: `https://${domain}.example/${last}`,
          note: `${last} wants to be called at ${phone}`,
          seen: [`${first.toUpperCase()} ${last}: ${phone}, mail ${last}@${domain}.example`],
        },
      };
      const json = JSON.stringify(payload);
      const text = isEscaped
        ? json.replaceAll(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
        : json;
      const left = JSON.stringify(JSON.parse(scrubbed(text))).toLowerCase();
      for (const original of [first, last, phone.slice(1), domain]) expect(left).not.toContain(original.toLowerCase());
    },
  );
});
