import { expect, test } from "vitest";
import { startCli } from "../../support/program/run-cli.ts";

async function listening(argv: readonly string[]): Promise<{ run: ReturnType<typeof startCli>; url: string }> {
  const run = startCli(["listen", "--json", "--port", "0", ...argv]);
  const text = await run.stdout.until((written) => written.includes('"ready"'));
  return { run, url: /"url":"([^"]+)"/.exec(text)?.[1] ?? "" };
}

test("a secret path is random, long, and below --path", async () => {
  const first = await listening(["--secret-path", "--path", "/hooks"]);
  const second = await listening(["--secret-path", "--path", "/hooks"]);
  expect(new URL(first.url).pathname).toMatch(/^\/hooks\/[A-Za-z0-9_-]{32}$/);
  expect(first.url.slice(-32)).not.toBe(second.url.slice(-32));
  first.run.interrupt();
  second.run.interrupt();
  await Promise.all([first.run.exitCode, second.run.exitCode]);
});

test("only the secret path is answered, and no answer contains it", async () => {
  const { run, url } = await listening(["--secret-path"]);
  const secret = new URL(url).pathname;
  const post = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(new URL(path, url), { method: "POST", body: "{}", ...init });
  for (const path of ["/", "/x", `${secret}x`, secret.slice(0, -1), `${secret}/a`, `/a${secret}`]) {
    const refused = await post(path);
    expect([path, refused.status]).toEqual([path, 404]);
    expect(await refused.text()).not.toContain(secret);
  }
  expect((await fetch(new URL("/", url))).status).toBe(404);
  expect((await post("/", { method: "DELETE" })).status).toBe(404);
  expect((await post("/", { headers: { origin: "https://page.example" } })).status).toBe(404);
  expect((await post(`${secret}?x=1`)).status).toBe(200);
  run.interrupt();
  expect(await run.exitCode).toBe(0);
});
