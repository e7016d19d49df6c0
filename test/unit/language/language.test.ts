import { expect, test } from "vitest";
import { ENGLISH, languageWith } from "../../../src/language/language.ts";
import { said } from "../../../src/language/said.ts";
import { TURKISH } from "../../../src/language/turkish/turkish.ts";

const turkish = languageWith("tr", TURKISH);

test("a text is said in the language, with its values", () => {
  const values = { user: "7", duration: "10 s" };
  expect(ENGLISH.say("connected to user {user} after {duration}", values)).toBe("connected to user 7 after 10 s");
  expect(turkish.say("hung up by {who}", { who: "bot" })).toBe("kapatan: bot");
});

test("a value that looks like a value in braces stays as it came", () => {
  expect(turkish.say("{call} {what}", { call: "{what}", what: "$&" })).toBe("{what}: $&");
});

test("a number is written as the language writes it, and an id as it is", () => {
  expect(ENGLISH.say("{seconds} s", { seconds: 1234.5 })).toBe("1234.5 s");
  expect(turkish.say("{seconds} s", { seconds: 1234.5 })).toBe("1.234,5 sn");
  expect(turkish.say("connected to user {user}", { user: "1234" })).toBe("1234 numaralı kullanıcıya bağlandı");
});

test("a text that was said as data can be told in any language, with the texts in it", () => {
  const words = said("{call} {what}", { call: said("inbound call"), what: said("missed") });
  expect(ENGLISH.tell(words)).toBe("inbound call missed");
  expect(turkish.tell(words)).toBe("gelen çağrı: cevapsız kaldı");
  expect(turkish.tell("plain")).toBe("plain");
});

test("a text without a translation stays English", () => {
  expect(languageWith("tr", {}).fixed("show the version")).toBe("show the version");
  expect(languageWith("tr", {}).fixed("toString")).toBe("toString");
});
