import { expect, test } from "vitest";
import { TestListener } from "../../support/program/test-listener.ts";
import { exchange } from "../../support/network/raw-client.ts";
import { TestEndpoint } from "../../support/network/test-endpoint.ts";

test.each(["/..", "/../admin", "/a/../../admin", "/%2e%2E/admin", "/..%2fadmin", "/..\\admin", "/./a", "/..;/admin?x"])(
  "the path %s, which an app may resolve to a path above the forward URL, is not forwarded",
  async (path) => {
    await using app = await TestEndpoint.open();
    await using listening = await TestListener.start(["--forward", `${app.url}/hooks`]);
    const request = `POST ${path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\ncontent-length: 2\r\n\r\n{}`;
    expect(await exchange(listening.port, request)).toMatch(/^HTTP\/1\.1 400 /);
    expect(app.requests).toEqual([]);
  },
);

test("dots in a longer name are forwarded", async () => {
  await using app = await TestEndpoint.open();
  await using listening = await TestListener.start(["--forward", `${app.url}/hooks`]);
  expect((await listening.post("{}", { path: "/..a/b../.well-known?x=/../" })).status).toBe(200);
  expect(app.requests.map(({ url }) => url)).toEqual(["/hooks/..a/b../.well-known?x=/../"]);
});
