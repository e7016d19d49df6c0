import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { type Freshen, freshener } from "../../../../src/events/payload/fresh.ts";
import { SAMPLES } from "../../../../src/events/catalogue/samples.ts";
import { validateBody } from "../../../../src/events/validation/validate.ts";
import { bodyOf, warningsAndErrors, sampleData } from "../../../support/events/payloads.ts";

const NOW = "2026-11-22T05:01:02.345Z";
const NEW_UUIDS = ["11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"];

function freshText(first: readonly string[]): Freshen {
  let uuids = 0;
  let ids = 100;
  return freshener(
    {
      now: () => new Date(NOW),
      newUuid: () => NEW_UUIDS[uuids++] ?? "no more",
      newId: () => (ids += 1),
    },
    first,
  );
}

/** For payloads as values. */
function fresh(first: readonly unknown[]): (payload: unknown) => unknown {
  const freshen = freshText(first.map((payload) => JSON.stringify(payload)));
  return (payload) => JSON.parse(freshen(JSON.stringify(payload))) as unknown;
}

const payloadOf = (event: string): unknown => ({ event, data: sampleData(event) });

describe("a fresh payload", () => {
  test("moves its latest time to now, and keeps the gaps between times", () => {
    const hangup = payloadOf("call_hangup");
    expect(fresh([hangup])(hangup)).toMatchObject({
      data: {
        started_at: "2026-11-22T05:00:10Z",
        answered_at: "2026-11-22T05:00:20Z",
        bridged_at: "2026-11-22T05:00:20Z",
        ended_at: "2026-11-22T05:01:02Z",
        call_duration: 52,
        call_flow: [
          { action: "hangup", timestamp: Date.parse("2026-11-22T05:01:02Z") / 1000 },
          { action: "bridge", timestamp: Date.parse("2026-11-22T05:00:12Z") / 1000 },
          { action: "init", timestamp: Date.parse("2026-11-22T05:00:10Z") / 1000 },
        ],
      },
    });
  });

  test("shifts the events of one call by the same duration, and gives them one new uuid", () => {
    const call = ["call_init", "call_bridged", "call_hangup"].map(payloadOf);
    const freshen = fresh(call);
    for (const payload of call) {
      expect(freshen(payload)).toMatchObject({ data: { uuid: NEW_UUIDS[0], started_at: "2026-11-22T05:00:10Z" } });
    }
  });

  test("gives another call another uuid", () => {
    const freshen = fresh([]);
    freshen(payloadOf("call_init"));
    expect(freshen(payloadOf("call::init"))).toMatchObject({ data: { uuid: NEW_UUIDS[1] } });
  });

  test("has the new uuid in the recording's URL", () => {
    const freshened = JSON.stringify(fresh([])(payloadOf("call_hangup")));
    expect(freshened).toContain(`/recordings/1/2024/11/17/${NEW_UUIDS[0]}.mp3`);
    expect(freshened).not.toContain("2483a75a");
  });

  test("shifts the signing time in the recording's URL, and keeps its lifetime", () => {
    const hangup = payloadOf("call_hangup");
    const freshened = JSON.stringify(fresh([hangup])(hangup));
    expect(freshened).toContain("X-Amz-Date=20261122T050103Z&");
    expect(freshened).toContain("X-Amz-Expires=604800");
  });

  test.each([
    ["2024/11/17", "2024-11-17T10:41:52Z", "2026/11/22"],
    // The event is just after midnight, and so is its new time: the day is that of the time, not that of noon.
    ["2024/11/17", "2024-11-17T23:59:58Z", "2026/11/22"],
    ["2024/11/16", "2024-11-17T00:00:01Z", "2026/11/21"],
    ["2024/99/17", "2024-11-17T10:41:52Z", "2024/99/17"],
  ])("the day %s in the path of a recording's URL is that of a call that ended at %s: %s", (day, endedAt, newDay) => {
    const [before, after] = ["https://storage.example/recordings/1/", "/x.mp3?a=2024/11/17/"];
    const data = { ended_at: endedAt, record_url: before + day + after, note: `on ${day}/` };
    expect(fresh([{ event: "call_hangup", data }])({ event: "call_hangup", data })).toMatchObject({
      data: { record_url: before + newDay + after, note: `on ${day}/` },
    });
  });

  test.each([
    "https://example.com/a.mp3?X-Amz-Date=20241117T104153",
    "https://example.com/a.mp3?X-Amz-Date=2024-11-17T10:41:53Z",
    "https://example.com/a.mp3?X-Amz-Date=20249917T104153Z",
    "https://example.com/a.mp3?MyX-Amz-Date=20241117T104153Z",
  ])("does not change %s, which no signer writes", (url) => {
    const payload = { event: "x", data: { at: "2024-11-17T10:41:52Z", url } };
    expect(fresh([payload])(payload)).toMatchObject({ data: { at: "2026-11-22T05:01:02Z", url } });
  });

  test("keeps the format of each time, and shifts a due date too", () => {
    const task = payloadOf("task::create");
    expect(fresh([task])(task)).toMatchObject({
      data: {
        created_at: "2026-11-22T05:01:02.000000Z",
        updated_at: "2026-11-22T05:01:02.000000Z",
        due_date: "2026-11-26 03:59:32",
      },
    });
  });

  test("does not use a due date as the time of its event", () => {
    const task = {
      event: "task_create",
      data: { created_at: "2024-01-01T00:00:00Z", due_date: "2024-01-08T00:00:00Z" },
    };
    expect(fresh([task])(task)).toMatchObject({
      data: { created_at: "2026-11-22T05:01:02Z", due_date: "2026-11-29T05:01:02Z" },
    });
  });

  test("has a new id, the same for the same record", () => {
    const freshen = fresh([]);
    expect(freshen(payloadOf("contact_center::contact_create"))).toMatchObject({ data: { id: 101, account_id: 1 } });
    expect(freshen(payloadOf("contact_center::contact_update"))).toMatchObject({ data: { id: 101 } });
    expect(freshen(payloadOf("task::create"))).toMatchObject({ data: { id: 102 } });
  });

  test("adds no id to a payload without one", () => {
    const freshen = fresh([]);
    freshen({ event: "x", data: {} });
    expect(freshen({ event: "x", data: { id: 7 } })).toEqual({ event: "x", data: { id: 101 } });
  });

  test.each(SAMPLES)("of $event is as valid as the sample, its keys in the same order", (sample) => {
    const freshened = fresh([sample])(sample);
    const found = validateBody(bodyOf(freshened));
    expect(found.verdict).toBe("valid");
    expect(warningsAndErrors({ ...found, issues: found.issues.filter(({ path }) => path !== "data.uuid") })).toEqual(
      [],
    );
    expect(shapeOf(freshened)).toEqual(shapeOf(sample));
  });

  test.prop([fc.jsonValue()])("of any JSON has the same shape", (value) => {
    expect(shapeOf(fresh([value])(value))).toEqual(shapeOf(value));
  });

  test.each([
    ["a time that no calendar has", { event: "x", data: { at: "2024-99-99T00:00:00Z" } }],
    ["a zoneless one", { event: "x", data: { at: "2024-99-99 00:00:00" } }],
    ["a uuid that is none", { event: "x", data: { uuid: "call_abc123", id: "7" } }],
    ["a number that is no Unix time", { event: "x", data: { timestamp: 1719843672123456, other: 1719843672 } }],
    ["a number of seconds", { event: "x", data: { timestamp: 90 } }],
    ["a uuid with more around it", { event: "x", data: { uuid: "call-2483a75a-1b5f-4c1e-9d3a-0123456789ab" } }],
    ["no data", { event: "x" }],
  ])("does not change %s", (_name, payload) => {
    expect(fresh([payload])(payload)).toEqual(payload);
  });

  test("accepts a payload of any depth", () => {
    const deep = `,"x":${"[".repeat(100_000)}${"]".repeat(100_000)}}}`;
    expect(freshText([])(`{"data":{"id":1${deep}`)).toBe(`{"data":{"id":101${deep}`);
  });

  test("keeps every character that is not part of an id, a uuid or a time", () => {
    const old = odd("2483a75a-56a2-41f1-991b-92b1667e324a", "7.0", "2024-11-17");
    expect(freshText([old])(old)).toBe(odd(NEW_UUIDS[0] ?? "", "101", "2026-11-22"));
  });

  test("changes the id that readers take when the key is repeated", () => {
    expect(freshText([])('{"data":{"id":1,"id":2}}')).toBe('{"data":{"id":1,"id":101}}');
  });

  test("writes a string anew only where its escapes hide the change", () => {
    const text = '{"data":{"at":"2024-11-17T05:01:0\\u0032Z"}}';
    expect(freshText([text])(text)).toBe('{"data":{"at":"2026-11-22T05:01:02Z"}}');
  });

  test("tells ids apart that JavaScript reads as one number", () => {
    const freshen = freshText([]);
    const ids = ["154284075601887489", "154284075601887488", "154284075601887489"];
    expect(ids.map((id) => freshen(`{"data":{"id":${id}}}`))).toEqual(
      [101, 102, 101].map((id) => `{"data":{"id":${id}}}`),
    );
  });
});

/** JSON that a parser would write in another way. */
function odd(uuid: string, id: string, at: string): string {
  return `{ "data" : {"id":${id}, "uuid":"${uuid}",\n"big":154284075601887489,"n":12.0,"huge":1E400,"dup":1,"dup":2,
    "s":"\\u00e7","started_at":"${at}T05:01:02Z","record_url":"https:\\/\\/x\\/${uuid}.mp3\\u0026a"} }\n`;
}

function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (typeof value !== "object" || value === null) return typeof value;
  return Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)]);
}
