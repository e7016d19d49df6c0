import { describe, expect, test } from "vitest";
import { imported, only } from "../../support/captures/imported.ts";

const BODY = '{"event":"call_init","data":{"name":"Şule 😀","n":1.0}}';
const TYPE = ["content-type", "application/json"];

const raw = (head: string, body: string | Buffer): string =>
  Buffer.concat([Buffer.from(head.replaceAll("\n", "\r\n")), Buffer.from(body)]).toString("base64");

describe("captures import reads what services recorded:", () => {
  test("ngrok's API, with the answers", async () => {
    const one = {
      uri: "/api/requests/http/1",
      id: "1",
      tunnel_name: "command_line",
      remote_addr: "192.0.2.7",
      start: "2026-11-26T03:00:00+03:00",
      duration: 12_500_000,
      request: {
        method: "POST",
        proto: "HTTP/1.1",
        headers: { "Content-Type": ["application/json"] },
        uri: "/hooks?x=1",
        raw: raw("POST /hooks?x=1 HTTP/1.1\nHost: x.ngrok.app\nContent-Type: application/json\n\n", BODY),
      },
      response: {
        status: "201 Created",
        status_code: 201,
        proto: "HTTP/1.1",
        headers: {},
        raw: raw(
          "HTTP/1.1 201 Created\nX-A: 1\nTransfer-Encoding: chunked\n\n",
          '5\r\n{"ok"\r\n6\r\n:true}\r\n0\r\n\r\n',
        ),
      },
    };
    const get = {
      ...one,
      request: { ...one.request, method: "GET", raw: raw("GET / HTTP/1.1\nHost: x\n\n", "") },
      response: null,
    };
    const { records, run } = await imported(JSON.stringify({ uri: "/api/requests/http", requests: [get, one] }));
    expect(run.stderr).toContain("1 of 2 requests is not a webhook");
    const [request, response] = records;
    expect(request).toMatchObject({
      receivedAt: "2026-11-26T00:00:00.000Z",
      remoteAddress: "192.0.2.7",
      path: "/hooks?x=1",
      headers: [
        ["Host", "x.ngrok.app"],
        ["Content-Type", "application/json"],
      ],
      body: BODY,
    });
    expect(response).toMatchObject({ id: request?.["id"], status: 201, durationMs: 12.5, body: '{"ok":true}' });
    expect((await only(JSON.stringify({ ...one, response: null })))["body"]).toBe(BODY);
  });

  test("webhook.site, as its API gives requests", async () => {
    const item = {
      uuid: "a2a6a4a6-4130-4a6d-8d3e-0a3f6a3c6f3a",
      type: "web",
      token_id: "f9c3a7e8-1111-4222-8333-444455556666",
      ip: "192.0.2.9",
      hostname: "webhook.site",
      method: "POST",
      user_agent: "x",
      content: BODY,
      query: null,
      headers: { "content-type": ["application/json"], "x-two": ["1", "2"] },
      url: "https://webhook.site/f9c3a7e8-1111-4222-8333-444455556666?x=1",
      created_at: "2026-11-26 03:00:00",
    };
    const { records } = await imported(
      JSON.stringify({ data: [{ ...item, created_at: "2026-11-26 03:00:02" }, item], total: 2 }),
    );
    expect(records.map(({ receivedAt, offsetMs }) => [receivedAt, offsetMs])).toEqual([
      ["2026-11-26T03:00:00.000Z", 0],
      ["2026-11-26T03:00:02.000Z", 2000],
    ]);
    expect(records[0]).toMatchObject({
      body: BODY,
      path: "/f9c3a7e8-1111-4222-8333-444455556666?x=1",
      headers: [TYPE, ["x-two", "1"], ["x-two", "2"]],
    });
    expect((await imported(JSON.stringify([item]))).records).toHaveLength(1);
  });

  test("smee: messages as JSON, one a line, in a list or as a stream", async () => {
    const message = {
      host: "smee.io",
      ...Object.fromEntries([TYPE]),
      "x-a": "b",
      body: JSON.parse(BODY) as object,
      query: { q: "1" },
      timestamp: 1_795_000_000_000,
    };
    const line = JSON.stringify(message);
    for (const text of [
      line,
      `${line}\n${line}\n`,
      `[${line},${line}]`,
      `event: ready\ndata: {}\n\nid: 1\ndata: ${line}\n\n`,
    ]) {
      const { records, run } = await imported(text);
      expect(records[0]).toMatchObject({
        path: "/?q=1",
        headers: [TYPE, ["x-a", "b"]],
        body: JSON.stringify(JSON.parse(BODY)),
        receivedAt: "2026-11-18T11:06:40.000Z",
      });
      expect(run.stderr.match(/the bytes are not/g)).toHaveLength(1);
    }
  });

  test("GoReplay, byte for byte, with the app's answers", async () => {
    const end = "\n🐵🙈🙉\n";
    const bodies = [BODY, '{"event":"x"}\n\n'];
    const requests = bodies.map(
      (body, index) =>
        `1 aaaaaaaaaaaaaaaaaaaaaaa${index} 1795000000${index}00000000 0\nPOST /h HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n\r\n${body}${end}`,
    );
    const answer = (kind: number, status: number) =>
      `${kind} aaaaaaaaaaaaaaaaaaaaaaa0 1795000001000000000 2500000\nHTTP/1.1 ${status} OK\r\nX-A: 1\r\n\r\nhi${end}`;
    const text = `${requests[0]}${answer(3, 500)}${answer(2, 200)}${requests[1]}1 bbbbbbbbbbbbbbbbbbbbbbbb 1795000003000000000 0\nGET / HTTP/1.1\r\n\r\n${end}`;
    const { records, run } = await imported(text);
    expect(records.map(({ kind, body, status, durationMs }) => [kind, body, status, durationMs])).toEqual([
      ["request", bodies[0], undefined, undefined],
      ["response", "hi", 200, 2.5],
      ["request", bodies[1], undefined, undefined],
    ]);
    expect(records[2]).toMatchObject({ receivedAt: "2026-11-18T11:06:40.100Z", offsetMs: 100 });
    expect(run.stderr).toContain("1 of 3 requests is not a webhook");
    const binary = Buffer.concat([
      Buffer.from("1 cccccccccccccccccccccccc 1795000003000000000 0\nPOST / HTTP/1.1\r\n\r\n"),
      Buffer.from([255, 0, 13, 10]),
      Buffer.from(end),
    ]);
    expect((await imported(binary, ["--all"])).records[0]).toMatchObject({ bodyBase64: "/wANCg==" });
  });
});
