import { describe, expect, test } from "vitest";
import { type PersonalKind, personalKind } from "../../../../src/captures/scrub/personal-data.ts";
import { PHONE_NUMBERS } from "../../../../src/captures/scrub/phone-numbers.ts";
import { Replacements } from "../../../../src/captures/scrub/replacements.ts";
import { type Replaced, Scrubber } from "../../../../src/captures/scrub/scrubber.ts";

function scrubber(onReplaced?: (replaced: Replaced) => void): Scrubber {
  return new Scrubber({
    replacements: new Replacements("a key"),
    phones: PHONE_NUMBERS,
    ...(onReplaced === undefined ? {} : { onReplaced }),
  });
}

describe("the kind of a value, by its key", () => {
  test.each<[string, PersonalKind | undefined]>([
    ["caller_number", "phone"],
    ["callee_number", "phone"],
    ["contact_number", "phone"],
    ["phones", "phone"],
    ["first_name", "name"],
    ["full_name", "name"],
    ["name", "name"],
    ["username", "name"],
    ["job_title", "text"],
    ["description", "text"],
    ["email", "text"],
    ["record_url", "url"],
    ["voicemail_url", "url"],
    ["access_token", "token"],
    ["custom_fields", "custom"],
    ["birth_date", "custom"],
    ["msisdn", "phone"],
    ["phoneNumber", "phone"],
    ["FullName", "name"],
    ["numberId", undefined],
    ["number_id", undefined],
    ["caller_id", undefined],
    ["caller_type", undefined],
    ["hangup_by", undefined],
    ["uuid", undefined],
    ["started_at", undefined],
    ["direction", undefined],
    ["missing_call_reason", undefined],
  ])("%s: %s", (key, kind) => expect(personalKind(key)).toBe(kind));
});

describe("a free text", () => {
  test.each([
    ["+905321234567", /^\+999\d{9}$/],
    ["call 0532 123 45 67 back", /^x\w{7} 999\d \d{3} \d{2} \d{2} x\w{7}$/],
    ["90-532-123-45-67", /^99-9\d{2}-\d{3}-\d{2}-\d{2}$/],
    ["GSM05321234567.", /^X[A-Z]{7}999\d{8}\.$/],
    ["4111 1111 1111 1111", /^999\d( \d{4}){3}$/],
    ["id 10000000146, is it?", /^x\w{7} 999\d{8}, x\w{7} x\w{7}\?$/],
    ["TR33 0006 1005 1978 6457 8413 26", /^TR\d\d 999\d( \d{4}){4} \d\d$/],
    ["34 ABC 1234", /^99 X[A-Z]{2} \d{4}$/],
    ["from ayse@gunes.com.tr, now", /^x\w{7} x\w{7}\.[\da-f]{6}@example\.com x\w{7}$/],
    ["https://crm.gunes.com.tr/x?y=1 there", /^https:\/\/example\.com\/[\da-f]{16} x\w{7}$/],
    ["81.2.69.142.", /^192\.0\.2\.\d+\.$/],
    ["2a01:4f8:c17:b8f::2", /^2001:db8::[\da-f]{4}$/],
    ["Bearer 7fK2jQx0aP9LmN4vR8sT", /^X\w{7} x[\da-f]{19}$/],
    ["on 17.11.2024 10:41", /^x\w{7} \d\d\.\d\d\.1900 [012]\d:[0-5]\d$/],
    ["9:05", /^\d:[0-5]\d$/],
    ["2483a75a-56a2-11f1-991b-92b1667e324a", /^(?!2483a75a)[\da-f]{8}-[\da-f]{4}-1[\da-f]{3}-8[\da-f]{3}-[\da-f]{12}$/],
    ["👩 王 B.", /^x x X\.$/],
    ["!?", /^!\?$/],
    ["\u200b", /^x$/],
  ])("%s has its form, and nothing of it left", (text, left) => expect(scrubber().text(text)).toMatch(left));

  test("has a word in another case and without accents replaced by the same word", () => {
    const words = scrubber().text("Ayşe AYŞE ayşe Ays\u0327e ayse").toLowerCase().split(" ");
    expect(new Set(words).size).toBe(1);
  });

  test("keeps a random UUID, which links events and answers", () => {
    const uuid = "2483a75a-56a2-41f1-991b-92b1667e324a";
    expect(scrubber().text(`id ${uuid}`)).toMatch(new RegExp(`^x\\w{7} ${uuid}$`));
    expect(scrubber().text("00000000-0000-4000-8000-905321234567")).not.toContain("905321234567");
  });
});

describe("the value of a key", () => {
  test.each<[PersonalKind | undefined, string, RegExp]>([
    [undefined, "ok", /^ok$/],
    [undefined, "call_state", /^call_state$/],
    ["name", "User", /^X\w{7}$/],
    ["name", "Ayşe-Gül O'Hara", /^X\w{7}-X\w{7} X'X\w{7}$/],
    ["phone", " (532).123-4567 ", /^ \(999\)\.\d{3}-\d{4} $/],
    ["phone", "102", /^[1-9]\d{2}$/],
    ["phone", "+4440333", /^\+999\d{4}$/],
    ["phone", "102 ext. 4567", /^[1-9]\d{2} x\w{7}\. [1-9]\d{3}$/],
    ["url", "gunes.com.tr/ayse", /^example\.com\/[\da-f]{16}$/],
    ["url", "", /^$/],
    ["token", "abc", /^x[\da-f]{2}$/],
    ["token", "1234", /^[1-9]\d{3}$/],
    ["token", "", /^$/],
  ])("as a %s, %s", (kind, text, form) => expect(scrubber().value(kind, text)).toMatch(form));
});

test("replacements are counted by kind, and told with their original", () => {
  const told: Replaced[] = [];
  const counting = scrubber((replaced) => told.push(replaced));
  counting.value("name", "Ayşe Yılmaz");
  counting.text("+905321234567 a@b.co https://x.example/ 81.2.69.142 127.0.0.1 7fK2jQx0aP9LmN4vR8sT 06.05.1980");
  counting.key("müşteri");
  expect(counting.replaced).toEqual({
    words: 3,
    numbers: 1,
    emails: 1,
    urls: 1,
    ipAddresses: 1,
    tokens: 1,
    dates: 1,
    keys: 1,
  });
  expect(told[0]).toEqual({ kind: "word", original: "Ayşe", isName: true });
  expect(told.map(({ kind }) => kind)).toContain("number");
});

test.each([
  ["at signs", "a@".repeat(200_000)],
  ["digits", "1".repeat(400_000)],
  ["plus signs", "+1 ".repeat(150_000)],
  ["letters", "a".repeat(400_000)],
  ["dots", "1.".repeat(200_000)],
  ["accents", "\u0301\u0323".repeat(100_000)],
])("an endless text of %s ends", (_what, text) => expect(scrubber().text(text).length).toBeGreaterThan(0));
