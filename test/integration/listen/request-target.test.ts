import { describe, expect, test } from "vitest";
import { exchange } from "../../support/network/raw-client.ts";
import { TestEndpoint } from "../../support/network/test-endpoint.ts";
import { TestListener } from "../../support/program/test-listener.ts";

function post(target: string, host: string): string {
  return `POST ${target} HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\ncontent-length: 2\r\n\r\n{}`;
}

test.each([
  ["http://localhost/hooks?x=1", "/hooks?x=1"],
  ["HTTP://localhost:4665", "/"],
  ["http://127.0.0.1?x", "/?x"],
])("the absolute request target %s is received and forwarded as %s", async (target, path) => {
  await using app = await TestEndpoint.open();
  await using listening = await TestListener.start(["--json", "--forward", app.url]);
  expect(await exchange(listening.port, post(target, "localhost"))).toMatch(/^HTTP\/1.1 200 /);
  const [event] = await listening.lines("event", 1);
  expect(event?.["path"]).toBe(path);
  expect(app.requests.map(({ url }) => url)).toEqual([path]);
});

test("--path and --secret-path see the path of an absolute request target", async () => {
  await using listening = await TestListener.start(["--path", "/hooks"]);
  expect(await exchange(listening.port, post("http://localhost/hooks", "localhost"))).toMatch(/^HTTP\/1.1 200 /);
  expect(await exchange(listening.port, post("http://localhost/other", "localhost"))).toMatch(/^HTTP\/1.1 404 /);
});

describe("a Host header that is not a name of the listener", () => {
  test.each([
    ["/", "evil.example:4665", "--allow-host evil.example"],
    ["http://evil.example/", "localhost", "--allow-host evil.example"],
    ["/", "x;rm", "--allow-host NAME"],
  ])("%s with %s: 421, and the output says how to allow it", async (target, host, hint) => {
    await using listening = await TestListener.start(["--json"]);
    expect(await exchange(listening.port, post(target, host))).toMatch(/^HTTP\/1.1 421 /);
    const [refused] = await listening.lines("refused", 1);
    expect(refused).toMatchObject({ status: 421, hint: `allow it with ${hint}` });
  });

  test("is allowed with --allow-host", async () => {
    await using listening = await TestListener.start(["--allow-host", "hooks.example", "--allow-host", "*.test"]);
    for (const host of ["hooks.example", "a.test:80"]) {
      expect(await exchange(listening.port, post("/", host))).toMatch(/^HTTP\/1.1 200 /);
    }
  });
});

test("without the secret path the Host header is not looked at: a stranger learns nothing", async () => {
  await using listening = await TestListener.start(["--secret-path"]);
  expect(await exchange(listening.port, post("/", "evil.example"))).toMatch(/^HTTP\/1.1 404 /);
});
