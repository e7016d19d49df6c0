import { describe, expect, test } from "vitest";
import { type ImportedRequest, capturesOf } from "../../../../src/captures/import/exchange.ts";
import { isHar, readHar as readFile } from "../../../../src/captures/import/har.ts";

const BODY = '{"event":"call_init","data":{"name":"Şule"}}';

type Fields = Readonly<Record<string, unknown>>;

/** An entry as Chrome writes it, with some fields changed. */
function entry({ request = {}, response = {}, ...rest }: { request?: Fields; response?: Fields | null } & Fields = {}) {
  return {
    startedDateTime: "2026-11-26T03:00:00.000Z",
    time: 12.3,
    request: {
      method: "POST",
      url: "http://localhost:3000/hooks?x=1",
      httpVersion: "HTTP/1.1",
      headers: [{ name: "Content-Type", value: "application/json" }],
      postData: { mimeType: "application/json", text: BODY },
      ...request,
    },
    response: response && {
      status: 200,
      headers: [],
      content: { size: 11, mimeType: "application/json", text: '{"ok":true}' },
      ...response,
    },
    ...rest,
  };
}

function readHar(text: string): { webhooks: ImportedRequest[]; entries: number } {
  const { exchanges, others } = readFile(text);
  const rules = { all: false, unknownTime: new Date(0), idOf: (number: number) => `entry-${number}` };
  const bodyOf = ({ body }: (typeof exchanges)[number]) => (Buffer.isBuffer(body) ? body : undefined);
  return { webhooks: capturesOf(exchanges, rules, bodyOf), entries: exchanges.length + others };
}

function har(...entries: readonly unknown[]): string {
  return JSON.stringify({ log: { version: "1.2", creator: { name: "test" }, entries } }, null, 1);
}

const at = (startedDateTime: string, event: string) =>
  entry({ startedDateTime, request: { postData: { text: JSON.stringify({ event }) } } });

function only(...entries: readonly unknown[]) {
  const { webhooks } = readHar(har(...entries));
  if (webhooks[0] === undefined || webhooks.length > 1) throw new Error(`${webhooks.length} webhooks`);
  return { ...webhooks[0], text: webhooks[0].body.toString("utf8") };
}

describe("a HAR file", () => {
  test("is recognized by its content", () => {
    expect(isHar(JSON.parse(har(entry())))).toBe(true);
    expect([{}, { log: {} }, { event: "x", data: {} }, [], null].map(isHar)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
  });

  test("gives the request of a webhook: its bytes, path, headers, time and line", () => {
    const { capture, text, line } = only(entry());
    expect(text).toBe(BODY);
    expect(line).toBe(8);
    expect(capture).toMatchObject({
      receivedAt: "2026-11-26T03:00:00.000Z",
      offsetMs: 0,
      method: "POST",
      path: "/hooks?x=1",
      httpVersion: "1.1",
      headers: [["Content-Type", "application/json"]],
      event: "call_init",
      verdict: "invalid",
    });
  });

  test("gives the recorded answer", () => {
    const { response, capture } = only(entry({ response: { status: 201 } }));
    expect(response).toMatchObject({ id: capture.id, status: 201, durationMs: 12.3, bodyUnknown: false });
    expect(response?.body.toString("utf8")).toBe('{"ok":true}');
  });

  test("counts what is not a webhook: other methods, no body, a form, a page, JSON without an event", () => {
    const { webhooks, entries } = readHar(
      har(
        entry(),
        entry({ request: { method: "GET" } }),
        entry({ request: { postData: undefined } }),
        entry({ request: { postData: { mimeType: "x", params: [{ name: "event", value: "call_init" }] } } }),
        entry({ request: { postData: { mimeType: "text/html", text: "<p>" } } }),
        entry({ request: { postData: { mimeType: "application/json", text: '{"query":"{ me }"}' } } }),
        entry({ request: { postData: { mimeType: "application/json", text: '[{"event":"x"}]' } } }),
        "not an entry",
      ),
    );
    expect([webhooks.length, entries]).toEqual([1, 8]);
  });

  test.each<[writer: string, postData: Fields]>([
    ["base64, as some write binary bodies", { text: Buffer.from(BODY).toString("base64"), encoding: "base64" }],
    ["empty parameters beside the text, as mitmproxy and Charles write them", { text: BODY, params: [] }],
    ["a parameter, as Firefox writes a form (curl -d)", { text: null, params: [{ name: BODY, value: "" }] }],
  ])("reads a body from %s", (_writer, postData) => {
    expect(only(entry({ request: { postData: { mimeType: "x", ...postData } } })).text).toBe(BODY);
  });

  test("reads a body from parameters that were cut in the JSON", () => {
    const params = [
      { name: '{"event":"a', value: "b" },
      { name: 'c"}', value: null },
    ];
    expect(only(entry({ request: { postData: { params } } })).text).toBe('{"event":"a=b&c"}');
  });

  test("reads an answer from base64", () => {
    const content = { size: 2, text: Buffer.from([0xff, 0x00]).toString("base64"), encoding: "base64" };
    expect(only(entry({ response: { content } })).response?.body).toEqual(Buffer.from([0xff, 0x00]));
  });

  test.each<[what: string, response: Fields | null]>([
    ["0, as browsers write a request that failed", { status: 0 }],
    ["no answer", null],
  ])("has no answer with the status %s", (_what, response) => {
    expect(only(entry({ response })).response).toBeNull();
  });

  test("knows an answer's body that was left out from one that was empty", () => {
    expect(only(entry({ response: { content: { size: 900 } } })).response?.bodyUnknown).toBe(true);
    expect(only(entry({ response: { content: { size: 0 } } })).response?.bodyUnknown).toBe(false);
    expect(only(entry({ response: { content: undefined } })).response?.bodyUnknown).toBe(false);
  });

  test("leaves out credentials, names of HTTP/2 and the coding of a body that it has decoded", () => {
    const headers = [":method POST", "authorization Bearer x", "Content-Encoding gzip", "x-a 1"].map((text) => {
      const [name, value] = text.split(/ (.*)/s);
      return { name, value };
    });
    const { capture } = only(entry({ request: { headers, httpVersion: "h2" } }));
    expect(capture.headers).toEqual([
      ["authorization", "[redacted]"],
      ["x-a", "1"],
    ]);
    expect(capture.httpVersion).toBe("h2");
  });

  test("is in the order of its times, in any time zone", () => {
    const { webhooks } = readHar(
      har(
        at("2026-11-26T03:00:02Z", "second"),
        at("2026-11-26T06:00:00.5+03:00", "first"),
        at("2026-11-26T03:00:03Z", "x"),
      ),
    );
    expect(webhooks.map(({ capture: { event, offsetMs }, line }) => [event, offsetMs, line])).toEqual([
      ["first", 0, 35],
      ["second", 1500, 8],
      ["x", 2500, 62],
    ]);
  });

  test("can lack times, versions and headers, and have addresses that are no URL", () => {
    const { capture } = only({
      request: { method: "PUT", url: "/hooks", postData: { text: BODY } },
    });
    expect(capture).toMatchObject({ method: "PUT", path: "/hooks", httpVersion: "1.1", headers: [] });
    expect(only(entry({ request: { url: "nonsense" } })).capture.path).toBe("/");
  });
});
