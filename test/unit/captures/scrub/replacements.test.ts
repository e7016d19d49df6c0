import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { Replacements, isIban, isIdentityNumber, isStandIn } from "../../../../src/captures/scrub/replacements.ts";

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
    ["Ayşe", /^X[a-z]{7}$/],
    ["ayşe", /^x[a-z]{7}$/],
    ["AYŞE", /^X[A-Z]{7}$/],
    ["A", /^X$/],
    ["a", /^x$/],
  ])("%s keeps its letter case", (word, form) => expect(replacements.word(word)).toMatch(form));

  test.each([
    ["YILMAZ", "Yılmaz"],
    ["İPEK", "ipek"],
    ["Ayşe", "Ays\u0327e"],
    ["Ayşe", "ayse"],
  ])("is the same for %s and %s", (one, other) => {
    expect(replacements.word(one).toLowerCase()).toBe(replacements.word(other).toLowerCase());
  });
});

test("an e-mail address is in a reserved domain, and the same in capitals", () => {
  expect(replacements.email("Ayse@Gunes.com.tr")).toMatch(/^x[a-z]{7}\.[0-9a-f]{6}@example\.com$/);
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
    expect(new Set(replacements.token("x".repeat(200))).size).toBe(17);
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

property.prop([fc.stringMatching(/^[1-9]\d{0,3}$/)])("a short number never has itself as its replacement", (digits) => {
  expect(replacements.digits(digits)).not.toBe(digits);
});

property.prop([fc.stringMatching(/^\d{4,40}$/)])("a number has as many digits, and no 0 in front", (digits) => {
  expect(replacements.digits(digits)).toMatch(new RegExp(`^[1-9]\\d{${digits.length - 1}}$`));
});

describe("a number with check digits", () => {
  property.prop([fc.stringMatching(/^[1-9]\d{10}$/)])(
    "a replaced identity number has the right ones, and is nobody's",
    (number) => {
      const replacement = replacements.identityNumber(number);
      expect(isIdentityNumber(replacement)).toBe(true);
      expect(replacement).toMatch(/^999/);
    },
  );

  test("an IBAN keeps its country and its spaces, and is of no bank", () => {
    const replacement = replacements.iban("TR33 0006 1005 1978 6457 8413 26");
    expect(replacement).toMatch(/^TR\d\d 999\d( \d{4}){4} \d\d$/);
    expect(isIban(replacement)).toBe(true);
    expect(isIban("TR33 0006 1005 1978 6457 8413 26")).toBe(true);
    expect(isIban("TR34 0006 1005 1978 6457 8413 26")).toBe(false);
  });

  test.each([
    ["10000000146", true],
    ["10000000147", false],
    ["1000000014", false],
  ])("%s is an identity number: %s", (digits, isOne) => expect(isIdentityNumber(digits)).toBe(isOne));
});

describe("a date", () => {
  test.each([
    ["1980-05-06", /^1900-(0[1-9]|1[0-2])-(0[1-9]|[12]\d)$/],
    ["06.05.1980", /^(0[1-9]|[12]\d)\.(0[1-9]|1[0-2])\.1900$/],
    ["6/5/80", /^\d\d\/\d\d\/00$/],
    ["1980-05-06T07:08:09.123456Z", /^1900-\d\d-\d\dT[012]\d:[0-5]\d:[0-5]\d\.\d{6}Z$/],
    ["1980-05-06 07:08+03:00", /^1900-\d\d-\d\d [012]\d:[0-5]\d\+03:00$/],
    ["1980-02-31", /^9999-99-99$/],
  ])("%s is in 1900, in its form", (time, form) => expect(replacements.time(time)).toMatch(form));
});

test.each([
  ["url", "https://gunes.com.tr/x", replacements.url("https://gunes.com.tr/x")],
  ["email", "ayse@gunes.com.tr", replacements.email("ayse@gunes.com.tr")],
  ["time", "06.05.1980", replacements.time("06.05.1980")],
  ["address", "81.2.69.142", replacements.ipAddress("81.2.69.142")],
  ["iban", "TR330006100519786457841326", replacements.iban("TR330006100519786457841326")],
  ["plate", "34 ABC 12", replacements.plate("34 ABC 12")],
  ["token", "7fK2jQx0aP9LmN4vR8sT", replacements.token("7fK2jQx0aP9LmN4vR8sT")],
  ["number", "+905321234567", replacements.phone("+905321234567")],
  ["word", "Ayşe", replacements.word("Ayşe")],
] as const)("a replacement of the kind %s is known as one, its original is not", (kind, original, replacement) => {
  expect(isStandIn(kind, replacement)).toBe(true);
  expect(isStandIn(kind, original)).toBe(false);
});
