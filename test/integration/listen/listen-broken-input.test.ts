import { describe, expect, test } from "vitest";
import { TestListener } from "../../support/program/test-listener.ts";
import { exchange, rawConnection } from "../../support/network/raw-client.ts";

/** What would act on a terminal: controls but the newline, C1, zero-width and bidirectional marks. */
const RAW = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/;

const DEEP = `{"event":"call_init","data":{"uuid":${"[".repeat(10_000)}${"]".repeat(10_000)}}}`;
const HOSTILE = "\u001b[2J\u001b]0;owned\u0007\u202egnp.exe\u2066\u0085\u009b31m";
const FORM = "event_type=call_state&state=hangup&direction=IN&caller=905438856301";

const HOSTILE_BODY = JSON.stringify({
  event: HOSTILE,
  data: { uuid: HOSTILE, [HOSTILE]: HOSTILE, first_name: HOSTILE },
});
const HOSTILE_CALL = JSON.stringify({
  event: "call_hangup",
  data: { uuid: HOSTILE, direction: HOSTILE, caller_number: HOSTILE, callee_number: HOSTILE, [HOSTILE]: HOSTILE },
});
const HOSTILE_CONTACT = JSON.stringify({
  event: "contact_center::contact_create",
  data: { first_name: HOSTILE, last_name: HOSTILE, job_title: HOSTILE },
});

describe.each(["pretty", "json"])("listen -o %s answers, explains and survives", (form) => {
  test.each([
    ["an empty body", "", "empty_body", /body is empty/],
    ["half a JSON", '{"event":"call_init","data":{"uuid', "not_json", /not JSON at line 1/],
    ["an array", '[{"event":"call_init","data":{}}]', "not_an_object", /not a list/],
    ["a number", "42", "not_an_object", /not an object/],
    ["a form of Bulutfon", FORM, "not_json", /this is form data/],
    ["HTML", "<html><body>502</body></html>", "not_json", /HTML or XML/],
    ["bytes that are no UTF-8", Buffer.from([0xff, 0xfe, 0x00]), "not_utf8", /not UTF-8/],
    [
      "__proto__ keys",
      '{"event":"call_init","data":{"__proto__":{"polluted":1},"constructor":1},"__proto__":{"polluted":1}}',
      "missing_key",
      /missing/,
    ],
    ["an event that is an object's own method", '{"event":"constructor","data":{}}', "unknown_event", /unknown event/],
    [
      "an envelope that is inherited",
      '{"__proto__":{"event":"call_init","data":{}}}',
      "no_envelope",
      /neither event nor data/,
    ],
    ["10,000 levels where a text should be", DEEP, "wrong_type", /must be/],
    ["10,000 levels, unclosed", "[".repeat(10_000), "not_json", /not JSON/],
    ["10,000 objects in each other", `${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}`, "no_envelope", /neither/],
    ["500,000 levels that do not end", `{"event":"x","data":${"[".repeat(500_000)}`, "not_json", /not JSON/],
    [
      "500,000 levels",
      `{"event":"x","data":{"a":${"[".repeat(400_000)}${"]".repeat(400_000)}}}`,
      "unknown_event",
      /unknown event/,
    ],
    ["escape sequences and overrides as a name", HOSTILE_BODY, "unknown_event", /unknown event/],
    ["the same in a call", HOSTILE_CALL, "missing_key", /missing/],
    ["the same in a contact", HOSTILE_CONTACT, "missing_key", /missing/],
    ["the same, not JSON", `${HOSTILE}{`, "not_json", /not JSON/],
  ])("%s", async (...[, body, code, explained]) => {
    await using listening = await TestListener.start(["-o", form]);
    const answer = await listening.post(body);
    expect(answer.status).toBe(200);
    expect(((await answer.json()) as { ok: boolean }).ok).toBe(true);
    expect((await listening.post("{}")).status).toBe(200);
    await listening.stop();
    const { text } = listening.run.stdout;
    expect(text).toMatch(explained);
    // The pretty form has words only.
    expect(text.includes(`"code":"${code}"`)).toBe(form === "json");
    expect(text).not.toMatch(RAW);
    expect(listening.run.stderr.text).toBe("");
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  });

  test("2 MB, more than the limit", async () => {
    await using listening = await TestListener.start(["-o", form]);
    expect((await listening.post("x".repeat(2_000_000))).status).toBe(413);
    expect((await listening.post("{}")).status).toBe(200);
    await listening.stop();
    expect(listening.run.stdout.text).toMatch(/larger than 1048576 bytes/);
    expect(listening.run.stdout.text).toContain("--max-body 10mb");
  });

  test("a path and headers full of escape sequences", async () => {
    await using listening = await TestListener.start(["-o", form, "--path", "/hooks"]);
    const path = Buffer.from("/\u001b[2J\u009b31m", "latin1");
    const request = Buffer.concat([
      Buffer.from("POST "),
      path,
      Buffer.from(" HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\nx-a: \u009b31m\r\n\r\n", "latin1"),
    ]);
    expect(await exchange(listening.port, request)).toMatch(/^HTTP\/1\.1 40[04] /);
    await listening.run.stdout.until((text) => text.includes("refused"));
    expect(listening.run.stdout.text).not.toMatch(RAW);
  });
});

const REQUEST = "POST / HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n";

describe("on the socket, listen answers and reports once", () => {
  test.each([
    ["garbage", "\u0000\u0001\u0002 garbage\r\n\r\n", 400],
    ["a TLS handshake", Buffer.from("16030100c8010000c40303", "hex"), 400],
    ["headers that are too large", `${REQUEST}x: ${"y".repeat(40_000)}\r\n\r\n`, 431],
    ["two lengths", `${REQUEST}content-length: 1\r\ncontent-length: 2\r\n\r\n{}`, 400],
    ["a length and chunks", `${REQUEST}content-length: 2\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`, 400],
    ["chunks that are none", `${REQUEST}transfer-encoding: chunked\r\n\r\nzz\r\n{}`, 400],
  ])("%s", async (_what, bytes, status) => {
    await using listening = await TestListener.start(["--json"]);
    expect(await exchange(listening.port, bytes)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect((await listening.post("{}")).status).toBe(200);
    await listening.stop();
    const refused = listening.run.stdout.json.filter(({ type }) => type === "refused");
    expect(refused).toMatchObject([{ status, message: expect.stringContaining("refused") }]);
    expect(listening.run.stdout.text).not.toMatch(RAW);
  });

  test("a request without a host is accepted", async () => {
    await using listening = await TestListener.start(["--json"]);
    const answer = await exchange(
      listening.port,
      "POST / HTTP/1.1\r\nconnection: close\r\ncontent-length: 2\r\n\r\n{}",
    );
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
  });

  test("a sender that disconnects in the middle of its body", async () => {
    await using listening = await TestListener.start(["--json"]);
    const socket = await rawConnection(listening.port);
    socket.write(`${REQUEST}content-length: 100\r\n\r\nhalf`, () => socket.destroy());
    expect(await listening.lines("refused", 1)).toMatchObject([
      { status: 400, message: expect.stringContaining("closed the connection before the end") },
    ]);
    expect((await listening.post("{}")).status).toBe(200);
  });

  test("a sender that disconnects before the answer: its event is still shown", async () => {
    await using listening = await TestListener.start(["--json", "--delay", "1h"]);
    const socket = await rawConnection(listening.port);
    socket.write(`${REQUEST}content-length: 2\r\n\r\n{}`);
    // The head has surely come when another request on a later connection is answered.
    expect((await fetch(listening.url)).status).toBe(200);
    socket.destroy();
    expect(await listening.lines("event", 1)).toMatchObject([{ answer: { delivered: false } }]);
  });
});
