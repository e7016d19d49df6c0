import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { sample, scenario } from "../../../src/index.ts";
import { Failure, listen, readCaptures, replay, send } from "../../../src/testing.ts";
import { matchers } from "../../../src/library/matchers/matchers.ts";
import { emptyFolder, startCli } from "../../support/program/run-cli.ts";
import { TestEndpoint } from "../../support/network/test-endpoint.ts";

describe("send", () => {
  test("resolves to what send --json reports", async () => {
    await using app = await TestEndpoint.open();
    const to = app.url;
    const run = startCli(["send", "call_hangup", "--json", "--hipcall", "--to", to]);
    expect(await run.exitCode).toBe(0);
    const reported = run.stdout.json.find(({ type }) => type === "delivery");
    const delivery: object = JSON.parse(JSON.stringify(await send(sample("call_hangup"), { to, hipcall: true })));
    expect(delivery).toMatchObject({ v: 1, type: "delivery", accepted: true, result: { kind: "answered" } });
    const own = { durationMs: expect.any(Number), headers: expect.any(Array) };
    const result = "result" in delivery && typeof delivery.result === "object" ? delivery.result : {};
    expect(reported).toEqual({ ...delivery, result: { ...result, ...own } });
    expect(app.requests).toHaveLength(2);
    expect(app.requests[1]?.body).toEqual(app.requests[0]?.body);
  });

  test("reports a refused connection and a wrong status as data", async () => {
    await using app = await TestEndpoint.open((_seen, response) => {
      response.writeHead(500).end();
    });
    expect(await send(sample("call_init"), { to: app.url })).toMatchObject({
      accepted: false,
      problem: expect.stringContaining("500"),
      result: { kind: "answered", status: 500 },
    });
    expect(await send(sample("call_init"), { to: "http://127.0.0.1:1" })).toMatchObject({
      accepted: false,
      result: { kind: "unreachable" },
    });
  });

  test("sends several in order, and sums up", async () => {
    await using hooks = await listen();
    const events = scenario("answered-inbound").map(({ event }) => event);
    const run = await send(events, { to: hooks.url, headers: { "x-test": "1" } });
    expect(run).toMatchObject({ sent: events.length, accepted: events.length, failed: 0 });
    expect(run.deliveries.map(({ event }) => event)).toEqual(events.map(({ event }) => event));
    expect(hooks.received[0]?.headers).toContainEqual(["x-test", "1"]);
  });

  test.each<[object, string]>([
    [{ to: 1, timeuot: 3 }, "unknown option timeuot\n  hint: did you mean timeout?"],
    [{ to: 1, timeout: "5 s" }, 'timeout must be a duration (got "5 s"'],
    [{ to: "ftp://x" }, "to must be an http or https URL"],
    [{ to: 1, hipcall: true, retry: 2 }, "the option retry"],
  ])("refuses %j", async (options, message) => {
    const sent = send(sample("call_init"), options as { to: number });
    await expect(sent).rejects.toThrow(Failure);
    await expect(send(sample("call_init"), options as { to: number })).rejects.toThrow(message);
  });
});

describe("listen", () => {
  test("gives each event to one expect, in the order in which they came", async () => {
    await using hooks = await listen();
    const waiting = hooks.expect("call_hangup");
    const first = sample("call_hangup", {}, { fresh: true });
    const second = sample("call_hangup", {}, { fresh: true });
    await send(first, { to: hooks.url });
    await send(second, { to: hooks.url });
    expect((await waiting).data.uuid).toBe(first.data.uuid);
    expect((await hooks.expect("call_*")).body).toBe(JSON.stringify(second));
    await expect(hooks.expect("call_hangup", { timeout: 1 })).rejects.toThrow("an earlier expect got it");
  });

  test("says what came instead of what was expected", async () => {
    await using hooks = await listen({ path: "/hooks" });
    await send({ event: "call_hangup", data: { ...sample("call_hangup").data, uuid: 7 } }, { to: hooks.url });
    await send(sample("call_init"), { to: new URL("/other", hooks.url) });
    const missing = hooks.expect("call_hangup", { where: { "data.user_id": 7 }, timeout: 1 });
    await expect(missing).rejects.toThrow(
      /^no call_hangup with data\.user_id=7 within 0\.001 s\n {2}closest: #1 call_hangup/,
    );
    await expect(hooks.expect("call_hangpu", { timeout: 1 })).rejects.toThrow("did you mean call_hangup?");
    await expect(hooks.expect("call_init", { timeout: 1 })).rejects.toThrow("refused with 404");
    expect(hooks.received).toMatchObject([{ verdict: "invalid", event: "call_hangup" }]);
    expect(hooks.refused).toMatchObject([{ status: 404, path: "/other" }]);
    expect(matchers.toHaveReceived(hooks, ["call_hangup"]).message()).toContain("data.uuid must be a string");
  });

  test("rejects what it cannot do, and closes more than once", async () => {
    await using hooks = await listen({ status: 503 });
    await expect(listen({ port: hooks.port })).rejects.toMatchObject({ code: "network" });
    await expect(listen({ delay: "soon" })).rejects.toThrow('delay must be a duration (got "soon"');
    await expect(hooks.expect("call_init", { where: { "": 1 } })).rejects.toThrow("is not a path");
    await hooks.close();
    await hooks.close();
  });
});

describe("replay and readCaptures", () => {
  test("give an app in this process the recorded bytes, and compare its answers", async () => {
    const file = join(emptyFolder(), "calls.ndjson");
    await using app = await TestEndpoint.open((_seen, response) => {
      response.setHeader("content-type", "application/json").end('{"ok":true,"id":1}');
    });
    await using hooks = await listen({ forward: app.url, save: file });
    await send(
      scenario("answered-inbound").map(({ event }) => event),
      { to: hooks.url },
    );
    const recorded = await readCaptures(file).toArray();
    expect(recorded.map(({ answer }) => answer?.body)).toEqual(recorded.map(() => '{"ok":true,"id":1}'));
    expect(await readCaptures(file, { only: "call_hangup" }).toArray()).toHaveLength(1);

    const bodies: string[] = [];
    const answer =
      (body: object) =>
      async (request: Request): Promise<Response> => {
        bodies.push(await request.text());
        return Response.json(body);
      };
    await replay(file, answer({ ok: true, id: 2 }), { compare: true, ignore: ["id"] });
    expect(bodies).toEqual(recorded.map(({ body }) => body));
    await expect(replay(file, answer({ ok: false, id: 2 }), { compare: true, ignore: ["id"] })).rejects.toThrow(
      /^3 of 3 deliveries were not accepted\n[^]*ok: expected true, received false/,
    );
    const run = await replay(file, answer({}), { compare: "status", check: false });
    expect(run).toMatchObject({ accepted: 3, compared: { answers: 3, different: 0 } });
  });

  test("take an app that throws, hangs or answers nothing as a result", async () => {
    const file = join(emptyFolder(), "calls.json");
    await using hooks = await listen({ save: file });
    await send(sample("call_init"), { to: hooks.url });
    const throwing = replay(file, () => {
      throw new Error("boom");
    });
    await expect(throwing).rejects.toThrow("the handler threw: boom");
    const nothing = replay(file, () => "ok" as unknown as Response);
    await expect(nothing).rejects.toThrow("the handler did not return a Response");
    const hanging = replay(file, () => new Promise<Response>(() => undefined), { timeout: 20 });
    await expect(hanging).rejects.toThrow(/no answer within/);
    const path = await replay(file, (request) => new Response(new URL(request.url).pathname), { path: "/hooks" });
    expect(path.deliveries).toMatchObject([{ result: { body: "/hooks" } }]);
    await expect(replay("nothing.ndjson", hooks.url)).rejects.toThrow("file not found: nothing.ndjson");
    await expect(readCaptures(file, { only: "task_*" }).toArray()).rejects.toThrow(/nothing to list/);
  });
});
