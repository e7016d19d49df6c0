import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { Replacements } from "../../../../src/captures/scrub/replacements.ts";

const replacements = new Replacements("a key");
const others = new Replacements("another key");

const FORMS = ["phone", "word", "email", "url", "token", "digits"] as const;
const ORIGINALS = {
  phone: "+905321234567",
  word: "Yılmaz",
  email: "ayse@gunes.com.tr",
  url: "https://storage.hipcall.com.tr/recordings/1.mp3?X-Amz-Signature=abc",
  token: "7fK2jQx0aP9LmN4vR8sT",
  digits: "12345678901",
} as const satisfies Record<(typeof FORMS)[number], string>;

describe.each(FORMS)("the replacement of a %s", (form) => {
  const original = ORIGINALS[form];

  test("is the same with the same key, and different with another key", () => {
    expect(replacements[form](original)).toBe(new Replacements("a key")[form](original));
    expect(replacements[form](original)).not.toBe(others[form](original));
    expect(replacements[form](original)).not.toBe(original);
  });
});

const phone = fc.stringMatching(/^\+?\d{7,15}$/);

describe("a phone number", () => {
  property.prop([phone])("keeps its length and its plus, and is in no country", (number) => {
    const replacement = replacements.phone(number);
    expect(replacement).toHaveLength(number.length);
    expect(replacement).toMatch(number.startsWith("+") ? /^\+999\d+$/ : /^999\d+$/);
  });

  test("keeps the signs between its digits", () => {
    expect(replacements.phone("(0532) 123-45 67")).toMatch(/^\(999\d\) \d{3}-\d{2} \d{2}$/);
  });

  test("has the same last digits with and without a country code", () => {
    const [whole, national, grouped] = ["+905321234567", "05321234567", "0532 123 45 67"].map((text) =>
      replacements.phone(text).replaceAll(" ", "").slice(-8),
    );
    expect(national).toBe(whole);
    expect(grouped).toBe(whole);
  });

  test("with other digits has another replacement", () => {
    const all = Array.from({ length: 2000 }, (_, index) => replacements.phone(`+90532${1_000_000 + index}`));
    expect(new Set(all).size).toBe(all.length);
  });
});

describe("a word", () => {
  test.each([
    ["Ayşe", /^[A-Z][a-z]{5}$/],
    ["ayşe", /^[a-z]{6}$/],
    ["AYŞE", /^[A-Z]{6}$/],
    ["A", /^[A-Z][a-z]{5}$/],
  ])("%s keeps its letter case", (word, form) => expect(replacements.word(word)).toMatch(form));

  test.each([
    ["YILMAZ", "Yılmaz"],
    ["İPEK", "ipek"],
    ["Ayşe", "Ayşe"],
  ])("is the same for %s and %s", (one, other) => {
    expect(replacements.word(one).toLowerCase()).toBe(replacements.word(other).toLowerCase());
  });
});

test("an e-mail address is in a reserved domain, and the same in capitals", () => {
  expect(replacements.email("Ayse@Gunes.com.tr")).toMatch(/^[a-z]{6}\.[0-9a-f]{6}@example\.com$/);
  expect(replacements.email("Ayse@Gunes.com.tr")).toBe(replacements.email("ayse@gunes.com.tr"));
});

describe("a URL", () => {
  test.each([
    ["https://a.example/x/y.mp3", /^https:\/\/example\.com\/[0-9a-f]{16}\.mp3$/],
    ["http://a.example/x/ayse.exe?token=1#me", /^http:\/\/example\.com\/[0-9a-f]{16}$/],
    ["www.gunes.com.tr", /^example\.com\/[0-9a-f]{16}$/],
    [
      "https://a.example/x.wav?X-Amz-Credential=AK%2F1&X-Amz-Date=20241117T104153Z&X-Amz-Expires=604800&X-Amz-Signature=ab",
      /^https:\/\/example\.com\/[0-9a-f]{16}\.wav\?X-Amz-Date=20241117T104153Z&X-Amz-Expires=604800$/,
    ],
    ["https://a.example/x?X-Amz-Date=ayse@gunes.com.tr", /^https:\/\/example\.com\/[0-9a-f]{16}$/],
  ])("%s keeps its scheme and ending, and when it ends", (url, form) => expect(replacements.url(url)).toMatch(form));
});

describe("an IP address", () => {
  test.each(["127.0.0.1", "127.5.0.1", "::1", "::ffff:127.0.0.1", "0.0.0.0"])(
    "%s, a loopback address, stays",
    (address) => {
      expect(replacements.ipAddress(address)).toBe(address);
    },
  );

  test("is in a range that is reserved for examples", () => {
    expect(replacements.ipAddress("81.2.69.142")).toMatch(/^192\.0\.2\.([1-9]\d{0,2})$/);
    expect(replacements.ipAddress("2a01:4f8::1")).toMatch(/^2001:db8::[0-9a-f]{4}$/);
    const all = Array.from({ length: 100 }, (_, index) => replacements.ipAddress(`81.2.69.${index}`));
    expect(new Set(all).size).toBeGreaterThan(50);
  });

  test.each(["10.127.0.1", "10.0.0.0.0", "8127.0.0.1", "a::1", "::12", "10.0.0.0", "0.0.0.01"])(
    "%s is another one",
    (address) => {
      expect(replacements.ipAddress(address)).not.toBe(address);
    },
  );
});

/** A text with every letter and digit alike. */
function shape(text: string): string {
  return text.replaceAll(/[\p{L}\p{N}]/gu, "x");
}

describe("a token", () => {
  test("has many different characters when it is long", () => {
    expect(new Set(replacements.token("x".repeat(200))).size).toBe(16);
  });

  property.prop([fc.string({ minLength: 1, maxLength: 200 })])(
    "has letters and digits where the original has",
    (token) => {
      expect(shape(replacements.token(token))).toBe(shape(token));
    },
  );
});

test("a long number does not repeat itself", () => {
  const digits = replacements.digits("1".repeat(64));
  expect(digits.slice(0, 32)).not.toBe(digits.slice(32));
});

property.prop([fc.stringMatching(/^\d{4,40}$/)])("a number has as many digits, and no 0 in front", (digits) => {
  expect(replacements.digits(digits)).toMatch(new RegExp(`^[1-9]\\d{${digits.length - 1}}$`));
});
