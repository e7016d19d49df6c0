import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { Webhook } from "standardwebhooks";
import { describe, expect, test } from "vitest";
import { FakeClock } from "../../support/clocks/fake-clock.ts";
import { TestEndpoint } from "../../support/network/test-endpoint.ts";
import { emptyFolder, runCli } from "../../support/program/run-cli.ts";
import { TestListener } from "../../support/program/test-listener.ts";

const SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const OTHER = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
const env = { HIPCALL_HOOKS_SIGN: SECRET };

/** An app that verifies with the package of the specification. */
const verifyingApp = (secret = SECRET): Promise<TestEndpoint> =>
  TestEndpoint.open(({ body, rawHeaders }, response) => {
    try {
      new Webhook(secret).verify(body.toString("utf8"), headersOf(rawHeaders));
      response.end("ok");
    } catch {
      response.writeHead(401).end();
    }
  });

function headersOf(raw: readonly string[]): Record<string, string> {
  const pairs = raw.flatMap((name, at) => (at % 2 === 0 ? [[name.toLowerCase(), raw[at + 1] ?? ""] as const] : []));
  return Object.fromEntries(pairs);
}

const idsOf = ({ requests }: TestEndpoint): (string | undefined)[] =>
  requests.map(({ rawHeaders }) => headersOf(rawHeaders)["webhook-id"]);

describe("send --sign", () => {
  test("is verified by the package of the specification, with each secret of a rotation", async () => {
    await using app = await verifyingApp();
    const sent = ["send", "call_init", "--to", app.url];
    expect((await runCli([...sent, "--sign", SECRET])).exitCode).toBe(0);
    expect((await runCli([...sent, "--sign", OTHER, "--sign", SECRET])).exitCode).toBe(0);
    expect((await runCli(sent, { env: { HIPCALL_HOOKS_SIGN: `${OTHER} ${SECRET}` } })).exitCode).toBe(0);
    expect((await runCli([...sent, "--sign", OTHER])).exitCode).toBe(1);
    expect((await runCli(sent)).exitCode).toBe(1);
  });

  test("gives each event an id, and a retry and a copy the same one", async () => {
    await using app = await TestEndpoint.open((_seen, response, count) =>
      response.writeHead(count === 1 ? 503 : 200).end(),
    );
    const sent = ["send", "call_init", "--to", app.url];
    await runCli([...sent, "--count", "2", "--retry", "1"], { env, clock: new FakeClock() });
    const [first, retried, second] = idsOf(app);
    expect(first).toMatch(/^msg_/);
    expect([retried === first, second === first]).toEqual([true, false]);
    await runCli([...sent, "--times", "2"], { env });
    await runCli([...sent, "--fault", "duplicate"], { env });
    const [copyOf, copy, duplicated, duplicate] = idsOf(app).slice(3);
    expect([copy, duplicate]).toEqual([copyOf, duplicated]);
    await runCli([...sent, "-H", "webhook-id: msg_mine"], { env });
    expect(idsOf(app).at(-1)).toBe("msg_mine");
  });

  test.each([
    ["--print", "curl"],
    ["--dry-run", "--json"],
  ])("with %s %s shows the signature, and not the secret", async (...shown) => {
    const { exitCode, stdout, stderr } = await runCli(["send", "call_init", ...shown], { env });
    expect([exitCode, stdout]).toEqual([0, expect.stringContaining("webhook-signature")]);
    expect(stdout + stderr).not.toContain(SECRET.slice(6));
  });

  test.each(["whsec_ab cd!", "whsk_abcdefgh", "whsec_"])("refuses %s without repeating it", async (secret) => {
    const flag = await runCli(["send", "call_init", "--sign", secret]);
    const variable = await runCli(["send", "call_init"], { env: { HIPCALL_HOOKS_SIGN: secret } });
    for (const { exitCode, stdout, stderr } of [flag, variable]) {
      expect([exitCode, stderr]).toEqual([2, expect.stringContaining("must be a secret of Standard Webhooks")]);
      expect(stderr).toContain("what came is not shown");
      expect(stdout + stderr).not.toContain(secret.slice(6) || SECRET);
    }
  });
});

test("ask does not repeat a wrong --basic", async () => {
  const { stderr } = await runCli(["ask", "smart-routing", "--basic", "only-a-password"]);
  expect(stderr).not.toContain("only-a-password");
});

const listen = (...args: string[]) => TestListener.start(["--json", "--verify", SECRET, ...args]);
const send = (listening: TestListener, sign?: string) =>
  runCli(["send", "call_init", "--to", listening.url, "--hipcall", ...(sign === undefined ? [] : ["--sign", sign])]);

describe("listen --verify", () => {
  test("takes what is signed, of either secret, and exits 0", async () => {
    await using listening = await listen("--verify", OTHER);
    for (const secret of [SECRET, OTHER]) expect((await send(listening, secret)).exitCode).toBe(0);
    const events = await listening.lines("event", 2);
    expect(events).toMatchObject([
      { verdict: "valid", signature: { verified: true } },
      { verdict: "valid", signature: { verified: true } },
    ]);
    expect(await listening.stop()).toBe(0);
  });

  test("answers 401 to the rest, says why, passes nothing on, and exits 1", async () => {
    await using app = await TestEndpoint.open();
    await using listening = await listen("--forward", app.url);
    expect((await send(listening)).stdout).toContain("the request is not signed");
    expect((await send(listening, OTHER)).exitCode).toBe(1);
    const events = await listening.lines("event", 2);
    expect(events).toMatchObject([
      {
        verdict: "invalid",
        signature: { verified: false },
        issues: [{ severity: "error", code: "signature", message: expect.stringContaining("is not signed") }],
        answer: { status: 401, because: "--verify: the signature does not fit" },
      },
      { issues: [{ message: expect.stringContaining("no signature fits this secret") }] },
    ]);
    expect(app.requests).toEqual([]);
    expect(await listening.stop()).toBe(1);
    expect(listening.run.stdout.json).toContainEqual(
      expect.objectContaining({ type: "check", name: "--verify", held: false }),
    );
  });

  test("finds a body that was written anew on the way", async () => {
    await using listening = await listen();
    const body = JSON.stringify({ event: "call_init", data: {} });
    const id = "msg_1";
    const seconds = Math.floor(Date.now() / 1000);
    const headers = {
      "webhook-id": id,
      "webhook-timestamp": String(seconds),
      "webhook-signature": new Webhook(SECRET).sign(id, new Date(seconds * 1000), body),
    };
    await listening.post(JSON.stringify(JSON.parse(body), null, 2), { headers });
    const [event] = await listening.lines("event", 1);
    const [issue] = (event?.["issues"] ?? []) as { message: string }[];
    expect(issue?.message).toContain("the signature fits the compact form of its JSON");
  });

  test("neither a capture nor any output has the secret", async () => {
    const cwd = emptyFolder();
    const options = { cwd, env: { HIPCALL_HOOKS_VERIFY: SECRET } };
    await using listening = await TestListener.start(["--save", "c.ndjson"], options);
    await send(listening, SECRET);
    await send(listening, OTHER);
    await listening.stop();
    const files = readdirSync(cwd).map((name) => readFileSync(join(cwd, name), "utf8"));
    expect(files.join("")).toContain("webhook-signature");
    for (const text of [...files, listening.run.stdout.text, listening.run.stderr.text]) {
      expect(text).not.toMatch(/MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw|C2FVsBQIhrscChlQIMV/);
    }
  });
});

describe("replay --sign", () => {
  test("signs a recorded event anew, with a time of now and its own id", async () => {
    const cwd = emptyFolder();
    {
      await using listening = await TestListener.start(["--save", "c.ndjson"], { cwd });
      await runCli(["send", "call_init", "--to", listening.url, "--sign", OTHER, "-H", "webhook-id: msg_7"]);
      await listening.stop();
    }
    await using app = await verifyingApp();
    const replayed = ["replay", "c.ndjson", "--to", app.url];
    expect((await runCli(replayed, { cwd })).exitCode).toBe(1);
    expect((await runCli([...replayed, "--sign", SECRET, "--report", "junit=r.xml"], { cwd })).exitCode).toBe(0);
    expect(readFileSync(join(cwd, "r.xml"), "utf8")).not.toContain(SECRET.slice(6));
    expect((await runCli([...replayed, "--sign", SECRET, "--fresh"], { cwd })).exitCode).toBe(0);
    const [, kept, fresh] = idsOf(app);
    expect([kept, fresh === "msg_7"]).toEqual(["msg_7", false]);
  });
});
