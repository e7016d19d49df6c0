import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { CARD_SAMPLE } from "../../../src/events/requests/insight-card.ts";
import { emptyFolder, runCli } from "../../support/program/run-cli.ts";
import { TestListener } from "../../support/program/test-listener.ts";

const UUID = "b7f4c2d0-5e18-4a6b-9d3f-7c21e90a4f15";
const PATH = `/api/v3/calls/${UUID}/cards`;
const TOKEN = { authorization: "Bearer test-token", "content-type": "application/json" };

const postCard = (listening: TestListener, card: unknown, headers: Record<string, string> = TOKEN): Promise<Response> =>
  listening.post(JSON.stringify({ card }), { path: PATH, headers });

describe("listen --cards", () => {
  test("takes a card as Hipcall does, shows and saves it, and gives it back", async () => {
    const cwd = emptyFolder();
    await using listening = await TestListener.start(["--json", "--cards", "--save", "c.ndjson"], { cwd });
    const answer = await postCard(listening, CARD_SAMPLE.card);
    expect([answer.status, await answer.json()]).toEqual([200, { data: { call_id: UUID, card: CARD_SAMPLE.card } }]);
    const [event] = await listening.lines("event", 1);
    expect(event).toMatchObject({
      event: "insight-card",
      verdict: "valid",
      path: PATH,
      answer: { status: 200, because: "--cards" },
    });
    const stored = await fetch(new URL(PATH, listening.url), { headers: TOKEN });
    expect(await stored.json()).toEqual({ data: { call_id: UUID, card: CARD_SAMPLE.card } });
    await listening.stop();
    expect(readFileSync(join(cwd, "c.ndjson"), "utf8")).not.toContain("test-token");
    const validated = await runCli(["validate", "c.ndjson"], { cwd });
    expect([validated.exitCode, validated.stdout]).toEqual([0, expect.stringContaining("valid insight-card")]);
  });

  test.each([
    [
      [
        { type: "title", text: "x" },
        { type: "shortText", label: "a", text: "b", user_id: null },
      ],
      "shortText type only allows fields: type, text, label, link, android, ios. Invalid fields found: user_id in card item 2",
    ],
    [
      [{ type: "11", text: "b", label: "a" }],
      'Type can be shortText, user or title in the card: {"label":"a","text":"b","type":"11"}',
    ],
    [[{ type: "user", label: "a" }], "user type needs user_id in card item 1"],
    [[{ type: "title", text: 7 }], "card.0.text must be a string, but is a number"],
    ["none", "card must be an array, but is a string"],
  ])("refuses %j with 422 and a reason", async (card, reason) => {
    await using listening = await TestListener.start(["--json", "--cards"]);
    const answer = await postCard(listening, card);
    expect([answer.status, await answer.json()]).toEqual([422, { errors: { card: [reason] } }]);
    const [event] = await listening.lines("event", 1);
    expect(event).toMatchObject({ verdict: "invalid", issues: [{ message: reason }] });
  });

  test("answers 401 without a token, and 400 to a body that is not JSON", async () => {
    await using listening = await TestListener.start(["--cards"]);
    expect((await postCard(listening, [], {})).status).toBe(401);
    expect((await fetch(new URL(PATH, listening.url))).status).toBe(401);
    expect((await listening.post("{", { path: PATH, headers: TOKEN })).status).toBe(400);
    expect((await fetch(new URL(PATH, listening.url), { headers: TOKEN })).status).toBe(404);
  });

  test("says which cards the agent does not see: an empty one, a second one, one after the end of the call", async () => {
    await using listening = await TestListener.start(["--json", "--cards"]);
    for (const card of [[], CARD_SAMPLE.card]) expect((await postCard(listening, card)).status).toBe(200);
    const { stdout } = await runCli(["events", "show", "call_hangup"]);
    await listening.post(stdout);
    await postCard(listening, CARD_SAMPLE.card);
    const events = await listening.lines("event", 4);
    const messages = events.map(({ issues }) => (issues as { message: string }[])[0]?.message);
    expect(messages).toEqual([
      expect.stringContaining("the card is empty"),
      expect.stringContaining("the agent sees only the first one"),
      expect.anything(),
      expect.stringContaining("the call has ended"),
    ]);
  });

  test("is reached beside --path and --secret-path, and not forwarded", async () => {
    await using secret = await TestListener.start(["--cards", "--secret-path", "--forward", "http://127.0.0.1:9/"]);
    expect((await postCard(secret, CARD_SAMPLE.card)).status).toBe(200);
    await using other = await TestListener.start(["--path", "/hooks"]);
    expect((await postCard(other, CARD_SAMPLE.card)).status).toBe(404);
  });

  test("keeps no card that a rule has refused", async () => {
    await using listening = await TestListener.start(["--json", "--cards", "--respond", "insight-card=503,first=1"]);
    expect((await postCard(listening, CARD_SAMPLE.card)).status).toBe(503);
    expect((await postCard(listening, CARD_SAMPLE.card)).status).toBe(200);
    const events = await listening.lines("event", 2);
    expect(events.map(({ issues }) => issues)).toEqual([[], []]);
  });

  test("counts for --expect", async () => {
    await using listening = await TestListener.start(["--cards", "--expect", "insight-card"]);
    await postCard(listening, CARD_SAMPLE.card);
    expect(await listening.run.exitCode).toBe(0);
    expect(listening.run.stderr.text).not.toContain("no known event");
  });
});

test("the catalogue knows the card: its sample is valid, and has a schema", async () => {
  const { stdout } = await runCli(["events", "list"]);
  expect(stdout).toMatch(/what your app sends to Hipcall.*\n {2}insight-card/);
  const sample = await runCli(["events", "show", "insight-card"]);
  const validated = await runCli(["validate", "-"], { stdin: sample.stdout });
  expect([validated.exitCode, validated.stdout]).toEqual([0, expect.stringContaining("valid insight-card")]);
  const schema = await runCli(["events", "schema", "insight-card"]);
  expect(JSON.parse(schema.stdout)).toMatchObject({ title: "insight-card", required: ["card"] });
  const sent = await runCli(["send", "insight-card"]);
  expect([sent.exitCode, sent.stderr]).toEqual([2, expect.stringContaining("listen --cards")]);
});
