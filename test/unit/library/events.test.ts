import { describe, expect, test } from "vitest";
import {
  Failure,
  events,
  isEvent,
  parseEvent,
  receive,
  requestOf,
  sample,
  scenario,
  schemas,
} from "../../../src/index.ts";
import { CATALOGUE } from "../../../src/events/catalogue/catalogue.ts";
import { SAMPLES } from "../../../src/events/catalogue/samples.ts";
import { matchers } from "../../../src/library/matchers/matchers.ts";

describe("parseEvent", () => {
  test("takes every sample as text, as bytes and as a value", () => {
    for (const payload of SAMPLES) {
      const text = JSON.stringify(payload);
      const expected = { ok: true, known: true, event: payload };
      expect(parseEvent(text)).toMatchObject(expected);
      expect(parseEvent(new TextEncoder().encode(text))).toMatchObject(expected);
      expect(parseEvent(payload)).toMatchObject(expected);
    }
  });

  test.each<[unknown, string, string]>([
    ["", "unparsable", "empty_body"],
    ["{", "unparsable", "not_json"],
    [new Uint8Array([0xff]), "unparsable", "not_utf8"],
    [undefined, "invalid", "not_an_object"],
    [null, "invalid", "not_an_object"],
    [[], "invalid", "not_an_object"],
    ['{"event":"call_hangup"}', "invalid", "missing_key"],
    ['{"caller":"905438851111","number":"+908508850000","timestamp":1719843672,"uuid":"x"}', "invalid", "no_envelope"],
  ])("does not throw for %j", (body, verdict, code) => {
    expect(parseEvent(body)).toMatchObject({ ok: false, verdict, issues: [{ severity: "error", code }] });
  });

  test("lists the errors before the warnings", () => {
    const { data } = sample("call_hangup");
    const parsed = parseEvent({ event: "call_hangup", data: { ...data, direction: "sideways", uuid: 7 } });
    expect(parsed.issues.map(({ severity }) => severity).slice(0, 2)).toEqual(["error", "warning"]);
  });

  test("accepts unknown events and fields, and refuses them when it is strict", () => {
    const more = { event: "call_hangup", data: { ...sample("call_hangup").data, mood: "good" } };
    const other = { event: "deal_create", data: {} };
    expect(parseEvent(more)).toMatchObject({ ok: true, known: true, verdict: "valid" });
    expect(parseEvent(other)).toMatchObject({ ok: true, known: false, verdict: "unknown" });
    expect(parseEvent(more, { strict: true })).toMatchObject({
      ok: false,
      verdict: "invalid",
      issues: [{ severity: "error", code: "unknown_field", path: "data.mood" }, { severity: "info" }],
    });
    expect(parseEvent(other, { strict: true })).toMatchObject({ ok: false, verdict: "unknown", name: "deal_create" });
    expect(parseEvent(sample("call_hangup"), { strict: true }).ok).toBe(true);
  });
});

test("isEvent compares the name, when one is given", () => {
  const hangup: unknown = sample("call_hangup");
  expect([isEvent(hangup), isEvent(hangup, "call_hangup"), isEvent(hangup, "call_init"), isEvent({})]).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

describe("sample", () => {
  test("is a new object each time, with the changes merged at every level", () => {
    const one = sample("call::init", { data: { number: { name: "Support" }, user_id: 7 } });
    expect(one.data).toMatchObject({ user_id: 7, number: { name: "Support", resource_type: "number" } });
    expect(sample("call::init").data.number.name).not.toBe("Support");
  });

  test("replaces a list, takes null and keys that only some bodies have, and ignores undefined", () => {
    const { data } = sample("call_hangup", {
      data: { call_flow: [], record_url: null, company_id: 3, user_id: undefined },
    });
    expect(data).toMatchObject({ call_flow: [], record_url: null, company_id: 3 });
    expect(data.user_id).toBe(sample("call_hangup").data.user_id);
  });

  test("names the nearest key and event, in a message that a test runner shows", () => {
    const wrongKey: object = { data: { missing_cal: true } };
    expect(() => sample("call_hangup", wrongKey)).toThrow(
      "call_hangup has no data.missing_cal\n  hint: did you mean data.missing_call?",
    );
    expect(() => sample("call_hangpu" as "call_hangup")).toThrow(
      /unknown event "call_hangpu"\n {2}hint: did you mean call_hangup/,
    );
    expect(() => sample("call_hangpu" as "call_hangup")).toThrow(Failure);
    const polluting = JSON.parse('{"data":{"__proto__":{"polluted":true}}}') as object;
    expect(() => sample("call_hangup", polluting)).toThrow(Failure);
    expect(sample("task_create", polluting).data).not.toHaveProperty("polluted");
  });

  test("is fresh, except for the values that were given", () => {
    const uuid = "7c0a4f5e-8a55-4b7e-9a43-3f3f0a1c2b4d";
    expect(sample("call_hangup", { data: { uuid } }, { fresh: true }).data.uuid).toBe(uuid);
    const fresh = sample("call_hangup", {}, { fresh: true });
    expect(fresh.data.uuid).not.toBe(sample("call_hangup").data.uuid);
    expect(parseEvent(fresh)).toMatchObject({ ok: true });
  });
});

test("a scenario has the events of one call, ready to be sent", () => {
  const steps = scenario("voicemail", { fresh: true });
  expect(new Set(steps.map(({ event }) => ("uuid" in event.data ? event.data.uuid : undefined))).size).toBe(1);
  expect(JSON.parse(steps[0]?.request("/x").body ?? "")).toEqual(steps[0]?.event);
  expect(steps[0]?.request("/x")).toMatchObject({ method: "POST", url: "/x" });
  expect(() => scenario("voicemial" as "voicemail")).toThrow("did you mean voicemail?");
});

test("events and schemas have every event of the catalogue", () => {
  const names = CATALOGUE.map(({ name }) => name);
  expect(events.map(({ name }) => name)).toEqual(names);
  expect(Object.keys(schemas)).toEqual(names);
});

test("a schema is a Standard Schema that names each error with its path", () => {
  const { data } = sample("call_hangup");
  const { validate } = schemas.call_hangup["~standard"];
  expect(validate(sample("call_hangup"))).toEqual({ value: sample("call_hangup") });
  expect(
    validate({ event: "call_hangup", data: { ...data, call_flow: [{ ...data.call_flow[0], action: 1 }] } }),
  ).toEqual({
    issues: [
      {
        message: expect.stringContaining(
          "data.call_flow.0.action must be a string, but is a number; expected a string",
        ),
        path: ["data", "call_flow", 0, "action"],
      },
    ],
  });
  expect(validate(sample("call_init"))).toEqual({
    issues: [{ message: "event must be call_hangup, but is call_init", path: ["event"] }],
  });
});

describe("receive", () => {
  test("parses the body of a request", async () => {
    const request = new Request("http://localhost/", requestOf(sample("call_init")));
    expect(await receive(request)).toMatchObject({ ok: true, event: { event: "call_init" } });
  });

  test("stops at the limit, whatever the sender says of the length", async () => {
    let pulled = 0;
    const endless = new ReadableStream({
      pull: (controller) => {
        pulled += 1;
        controller.enqueue(new Uint8Array(1000));
      },
    });
    expect(await receive(post(endless), { maxBytes: 10_000 })).toMatchObject({
      ok: false,
      issues: [{ code: "body_too_large" }],
    });
    expect(pulled).toBeLessThan(20);
    const { ok } = await receive(post("x", { "content-length": "99999999" }));
    expect(ok).toBe(false);
  });

  test("says when the body broke off", async () => {
    const broken = new ReadableStream({ pull: (controller) => controller.error(new Error("reset")) });
    expect(await receive(post(broken))).toMatchObject({ ok: false, issues: [{ code: "incomplete_body" }] });
  });

  test("refuses a request that was read already", async () => {
    const request = post("{}");
    await request.text();
    await expect(receive(request)).rejects.toThrow("the body of the request was read already");
  });
});

describe("the matchers", () => {
  test("judge texts, bytes, objects and received events", () => {
    const hangup = sample("call_hangup");
    const received = { verdict: "valid", event: "call_hangup", body: JSON.stringify(hangup), data: hangup.data };
    for (const value of [hangup, JSON.stringify(hangup), Buffer.from(JSON.stringify(hangup)), received])
      expect(matchers.toBeHipcallEvent(value, "call_hangup").pass).toBe(true);
    for (const value of [undefined, "", {}, sample("call_init"), { event: "deal_create", data: {} }])
      expect(matchers.toBeHipcallEvent(value, "call_hangup").pass).toBe(false);
  });

  test("say that toHaveReceived needs a listener", () => {
    expect(matchers.toHaveReceived([], ["call_init"]).message()).toContain("needs what listen() gives");
  });
});

function post(body: string | ReadableStream, headers: Record<string, string> = {}): Request {
  return new Request("http://localhost/", { method: "POST", body, headers, duplex: "half" });
}
