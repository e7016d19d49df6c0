import { describe, expect, test } from "vitest";
import { RawServer, freePort } from "../../support/network/raw-server.ts";
import { TestProxy } from "../../support/network/test-proxy.ts";
import { runCli } from "../../support/program/run-cli.ts";

describe("send through the proxy of the environment", () => {
  test("hands an http target to it by its whole URL, and says so once", async () => {
    await using proxy = await TestProxy.open();
    const env = { HTTP_PROXY: proxy.url };
    const sent = await runCli(["send", "call_init", "--count", "3", "--to", "http://app.invalid/hooks"], { env });
    expect(sent.exitCode).toBe(0);
    expect(proxy.seen).toEqual(Array.from({ length: 3 }, () => "POST http://app.invalid/hooks"));
    const note = `the target is not on this machine: http://app.invalid/hooks, sent through the proxy ${proxy.url}`;
    expect(sent.stderr.split("\n").filter((line) => line.includes("proxy"))).toEqual([`note: ${note}`]);
  });

  test("reaches an https target by a tunnel, with its certificate checked, or not with --insecure", async () => {
    await using app = await RawServer.openTls();
    await using proxy = await TestProxy.open({ tunnelTo: app.port });
    const args = ["send", "call_init", "--to", "https://app.invalid/hooks"];
    const env = { HTTPS_PROXY: proxy.url };
    const refused = await runCli(args, { env });
    expect(refused.exitCode).toBe(4);
    expect(refused.stdout).toContain("the certificate is self-signed");
    expect((await runCli([...args, "--insecure"], { env })).exitCode).toBe(0);
    expect(proxy.seen).toEqual(["CONNECT app.invalid:443", "CONNECT app.invalid:443"]);
  });

  test("does not use it for a target on this machine", async () => {
    await using proxy = await TestProxy.open();
    const to = `http://127.0.0.1:${await freePort()}/`;
    const sent = await runCli(["send", "call_init", "--to", to], { env: { HTTP_PROXY: proxy.url } });
    expect(sent.stdout).toContain("nothing is listening");
    expect(proxy.seen).toEqual([]);
  });

  test("says that the proxy can't be reached, and names NO_PROXY", async () => {
    const proxy = `http://127.0.0.1:${await freePort()}`;
    const sent = await runCli(["send", "call_init", "--to", "http://app.invalid/"], { env: { HTTP_PROXY: proxy } });
    expect(sent.exitCode).toBe(4);
    expect(sent.stdout).toContain(`cannot reach http://app.invalid through the proxy ${proxy}`);
    expect(sent.stdout).toContain("NO_PROXY");
  });

  test("refuses a proxy that is no http URL", async () => {
    const env = { HTTP_PROXY: "socks5://127.0.0.1:1" };
    const sent = await runCli(["send", "call_init", "--to", "http://app.invalid/"], { env });
    expect(sent.exitCode).toBe(2);
    expect(sent.stderr).toContain("HTTP_PROXY or HTTPS_PROXY is not an http or https URL");
  });
});
