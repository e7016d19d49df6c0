import { describe, expect, test } from "vitest";
import { type PersonalKind, personalKind } from "../../../../src/captures/scrub/personal-data.ts";
import { Scrubber } from "../../../../src/captures/scrub/scrubber.ts";
import { Replacements } from "../../../../src/captures/scrub/replacements.ts";

function scrubber(...names: readonly string[]): Scrubber {
  const made = new Scrubber(new Replacements("a key"));
  names.forEach((name) => made.learnName(name));
  return made;
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

describe("a text of unknown kind", () => {
  test.each([
    ["a UUID", "2483a75a-56a2-41f1-991b-92b1667e324a"],
    ["a time", "2024-11-17T10:41:00Z"],
    ["a time with a fraction", "2023-04-04T09:59:51.000000Z"],
    ["a time without zone", "2023-04-08 09:00:00"],
    ["an event's name", "contact_center::contact_create"],
    ["a media type", "application/json"],
    ["a record's id", "3"],
    ["a short number", "102"],
    ["a day", "2024-11-17"],
    ["a time of day", "10:41:00"],
    ["a time with a zone", "2022-07-07T20:40:39+0000"],
    ["a time as Turkish has it", "17.11.2024 10:41"],
    ["a program and its version", "Chrome/120.0.6099.109"],
    ["a short code", "A-123456"],
    ["words", "out of business hours"],
    ["nothing", ""],
  ])("stays when it is %s", (_what, text) => expect(scrubber().text(text)).toBe(text));

  test.each([
    ["+905321234567", /^\+999\d{9}$/],
    ["call 05321234567 back", /^call 999\d{8} back$/],
    ["call 0532 123 45 67 back", /^call 999\d \d{3} \d{2} \d{2} back$/],
    ["call 532 123 45 67", /^call 999 \d{3} \d{2} \d{2}$/],
    ["90-532-123-45-67", /^99-9\d{2}-\d{3}-\d{2}-\d{2}$/],
    ["tel:+905321234567", /^tel:\+999\d{9}$/],
    ["Tel:05321234567.", /^Tel:999\d{8}\.$/],
    ["GSM05321234567", /^GSM999\d{8}$/],
    ["card 4111 1111 1111 1111", /^card 999\d( \d{4}){3}$/],
    ["id 12345678901, is it?", /^id 999\d{8}, is it\?$/],
    ["call +90 (532) 123-4567 back", /^call \+99 \(9\d{2}\) \d{3}-\d{4} back$/],
    ["from ayse@gunes.com.tr, today", /^from [a-z]{6}\.[0-9a-f]{6}@example\.com today$/],
    ["http://crm.gunes.com.tr", /^http:\/\/example\.com\/[0-9a-f]{16}$/],
    ["see https://crm.gunes.com.tr/x?y=1 there", /^see https:\/\/example\.com\/[0-9a-f]{16} there$/],
    ["from 81.2.69.142.", /^from 192\.0\.2\.\d+\.$/],
    ["from 2a01:4f8:c17:b8f::2, at 10:41:00", /^from 2001:db8::[0-9a-f]{4}, at 10:41:00$/],
    ["2a01:4f8:1:2:3:4:5:6", /^2001:db8::[0-9a-f]{4}$/],
    ["Bearer 7fK2jQx0aP9LmN4vR8sT", /^Bearer [0-9a-f]{20}$/],
    ["/hooks/7fK2jQx0aP9LmN4vR8sT-_x", /^\/hooks\/[0-9a-f]{20}-_[0-9a-f]$/],
  ])("%s has nothing of it left", (text, left) => expect(scrubber().text(text)).toMatch(left));

  test("has a learned name replaced in any letter case, but no word that contains it", () => {
    const scrubbed = scrubber("Ali Yılmaz").text("YILMAZ called, then ali, not Alice; Ali too");
    expect(scrubbed).toMatch(/^[A-Z]{6} called, then [a-z]{6}, not Alice; [A-Z][a-z]{5} too$/);
  });

  test.each(["user", "inbound", "call_state", "call_init", "ticket_create", "contact_center::contact_create"])(
    "stays when it is %s, whatever anybody is called",
    (text) => expect(scrubber("User Inbound Call State Init Ticket Create Contact Center").text(text)).toBe(text),
  );

  test.each(["ayse", "ayse.yilmaz", "Ayse", "/ayse/1"])(
    "has a name replaced that is all of it, or a part: %s",
    (text) => expect(scrubber("Ayse Yilmaz").text(text)).not.toMatch(/ayse|yilmaz/i),
  );

  test("does not learn a word of two letters", () =>
    expect(scrubber("De Vries").text("Come de over")).toBe("Come de over"));
});

describe("the value of a key", () => {
  test.each<[PersonalKind, string, RegExp]>([
    ["name", "Ayşe-Gül O'Hara", /^[A-Z][a-z]{5}-[A-Z][a-z]{5} O'[A-Z][a-z]{5}$/],
    ["text", "Room 1234", /^[A-Z][a-z]{5} 1234$/],
    ["text", "Call 0532 123 45 67", /^[A-Z][a-z]{5} 999\d \d{3} \d{2} \d{2}$/],
    ["phone", "905438856301", /^999\d{9}$/],
    ["phone", "532 123 45 67", /^999 \d{3} \d{2} \d{2}$/],
    ["phone", " (532).123-4567 ", /^ \(999\)\.\d{3}-\d{4} $/],
    ["phone", "102", /^102$/],
    ["phone", "102 ext. 4567", /^102 [a-z]{6}\. 4567$/],
    ["phone", "Ayşe Yılmaz", /^[A-Z][a-z]{5} [A-Z][a-z]{5}$/],
    ["url", "gunes.com.tr/ayse", /^example\.com\/[0-9a-f]{16}$/],
    ["url", "", /^$/],
    ["token", "abc", /^[0-9a-f]{3}$/],
    ["token", "", /^$/],
    ["token", "2483a75a-56a2-41f1-991b-92b1667e324a", /^(?!2483a75a)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/],
    ["custom", "1980-05-06", /^(?!1980)[1-9]\d{3}-[1-9]\d-[1-9]\d$/],
    ["custom", "34 ABC 1234", /^34 [A-Z]{6} [1-9]\d{3}$/],
  ])("as a %s, %s", (kind, text, form) => expect(scrubber().value(kind, text)).toMatch(form));

  test.each<[PersonalKind | undefined, string, RegExp]>([
    [undefined, "12345678901", /^12345678901$/],
    ["phone", "905438856301", /^999\d{9}$/],
    ["phone", "7", /^7$/],
    ["phone", "1234567.25", /^1234567\.25$/],
    ["phone", "-1234567", /^-1234567$/],
    ["phone", "1e30", /^1e30$/],
    ["custom", "12345678901", /^[1-9]\d{10}$/],
    ["custom", "-1234.5", /^-[1-9]\d{3}\.5$/],
    ["custom", "12", /^12$/],
  ])("that is a number, as %s, %s", (kind, written, form) => expect(scrubber().number(kind, written)).toMatch(form));
});

test("replacements are counted by kind", () => {
  const counting = scrubber();
  counting.value("name", "Ayşe Yılmaz");
  counting.text("+905321234567 a@b.co https://x.example/ 81.2.69.142 127.0.0.1 7fK2jQx0aP9LmN4vR8sT");
  expect(counting.replaced).toEqual({ words: 2, numbers: 1, emails: 1, urls: 1, ipAddresses: 1, tokens: 1 });
});

test.each([
  ["at signs", "a@".repeat(200_000)],
  ["digits", "1".repeat(400_000)],
  ["plus signs", "+1 ".repeat(150_000)],
  ["letters", "a".repeat(400_000)],
  ["dots", "1.".repeat(200_000)],
])("an endless text of %s ends", (_what, text) => expect(scrubber("Ayşe").text(text).length).toBeGreaterThan(0));
