import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { networkInterfaces } from "node:os";
import { describe, expect, test } from "vitest";
import { RawServer, freePort } from "../../support/network/raw-server.ts";
import { runCli } from "../../support/program/run-cli.ts";
import { TestListener } from "../../support/program/test-listener.ts";
import { TestEndpoint } from "../../support/network/test-endpoint.ts";

describe("send, to an endpoint that answers", () => {
  test.each([
    [200, 0, /200 in/],
    [201, 0, /201 in/],
    [404, 1, /check the path of --to/],
    [500, 1, /see its log/],
  ])("%i, exits %i and says so", async (status, exitCode, says) => {
    await using endpoint = await TestEndpoint.open((_seen, response) => response.writeHead(status).end("why"));
    const sent = await runCli(["send", "call_init", "--to", endpoint.url]);
    expect(sent.exitCode).toBe(exitCode);
    expect(sent.stdout).toMatch(says);
    expect(sent.stdout).toContain("answer: why");
  });

  test("301, does not follow it and says where it leads", async () => {
    await using endpoint = await TestEndpoint.open((_seen, response) =>
      response.writeHead(301, { location: "/hooks/" }).end(),
    );
    const sent = await runCli(["send", "call_init", "--to", `${endpoint.url}/hooks`]);
    expect(sent.exitCode).toBe(1);
    expect(sent.stdout).toMatch(/301.*expected 2xx: a redirect to \/hooks\/\n.*give the final URL with --to/);
    expect(endpoint.requests).toHaveLength(1);
  });

  test("text that would act on a terminal, shows it escaped", async () => {
    await using endpoint = await TestEndpoint.open((_seen, response) =>
      response.writeHead(302, { location: "/\u009b31m" }).end("\u001b[2Jgone \u202e"),
    );
    const sent = await runCli(["send", "call_init", "--to", endpoint.url]);
    expect(sent.stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    expect(sent.stdout).toContain(String.raw`\u001b[2Jgone \u202e`);
  });

  test("never, gives up after --timeout", async () => {
    await using endpoint = await TestEndpoint.open(() => undefined);
    const sent = await runCli(["send", "call_init", "--to", endpoint.url, "--timeout", "500ms"]);
    expect(sent.exitCode).toBe(1);
    expect(sent.stdout).toMatch(
      /connected, but no answer within .*\n.*Hipcall gives up between 5 s and 10 s.*--timeout/,
    );
  });

  test("half of an answer, gives up after --timeout", async () => {
    await using endpoint = await TestEndpoint.open((_seen, response) => response.writeHead(200).write("half"));
    const sent = await runCli(["send", "call_init", "--to", endpoint.url, "--timeout", "500ms"]);
    expect(sent.exitCode).toBe(1);
    expect(sent.stdout).toContain("timed out after");
  });
});

describe("send, when the connection fails", () => {
  test("because it is reset, says that it broke", async () => {
    await using server = await RawServer.open((socket) => socket.once("data", () => socket.resetAndDestroy()));
    const sent = await runCli(["send", "call_init", "--to", `http://127.0.0.1:${server.port}/`]);
    expect(sent.exitCode).toBe(1);
    expect(sent.stdout).toMatch(/connection lost before an answer came.*\n.*did it crash/);
  });

  test("because it is closed before anything is read, says that it broke, or was never there", async () => {
    await using server = await RawServer.open((socket) => socket.destroy());
    const sent = await runCli(["send", "call_init", "--to", `http://127.0.0.1:${server.port}/`, "--timeout", "2s"]);
    expect([1, 4]).toContain(sent.exitCode);
    expect(sent.stdout).toMatch(/connection lost|no connection/);
  });

  test("because what answers is not HTTP, says that it broke", async () => {
    await using server = await RawServer.open((socket) => socket.end("220 mail.example.com ESMTP\r\n"));
    const sent = await runCli(["send", "call_init", "--to", `http://127.0.0.1:${server.port}/`]);
    expect(sent.exitCode).toBe(1);
    expect(sent.stdout).toMatch(/not HTTP/);
  });

  test("because nobody listens, exits 4 and says which command starts a listener", async () => {
    const port = await freePort();
    const sent = await runCli(["send", "call::hangup", "--to", `http://127.0.0.1:${port}/`]);
    expect(sent.exitCode).toBe(4);
    expect(sent.stdout).toContain(`connection refused: nothing is listening on http://127.0.0.1:${port}`);
    expect(sent.stdout).toContain(`hipcall-hooks listen --port ${port}`);
  });

  test("because nobody listens at any address of localhost, exits 4", async () => {
    const port = await freePort();
    const sent = await runCli(["send", "call::hangup", "--to", `http://localhost:${port}/`]);
    expect(sent.exitCode).toBe(4);
    expect(sent.stdout).toContain(`connection refused: nothing is listening on http://localhost:${port}`);
  });

  test("because the host is not known, exits 4 and asks for the spelling", async () => {
    const sent = await runCli(["send", "call::hangup", "--to", "http://no-such-host.invalid/"]);
    expect(sent.exitCode).toBe(4);
    expect(sent.stdout).toMatch(/host not found: http:\/\/no-such-host\.invalid\n.*spelling/);
  });
});

describe("send, to the wrong door", () => {
  test("a listener whose app is down says so: the listener runs, the app behind it does not", async () => {
    const app = await freePort();
    await using listener = await TestListener.start(["--forward", `http://127.0.0.1:${app}`]);
    const sent = await runCli(["send", "call_init", "--to", listener.url]);
    expect(sent.exitCode).toBe(1);
    expect(sent.stdout).toContain("answered 502, expected 2xx; a hipcall-hooks listener answered: connection refused");
    expect(sent.stdout).toMatch(/hint: the listener runs, the app behind it .* does not answer: start that app/);
  });

  test.runIf(hasIPv6())("an app on the other loopback address is named, and reached as localhost", async () => {
    const server = createServer((request, response) => request.resume().once("end", () => response.end("ok")));
    await once(server.listen(0, "::1"), "listening");
    const { port } = server.address() as AddressInfo;
    const refused = await runCli(["send", "call_init", "--to", `http://127.0.0.1:${port}`]);
    expect(refused.exitCode).toBe(4);
    expect(refused.stdout).toContain(`but something is on http://[::1]:${port}`);
    expect(refused.stdout).toContain("hint: write localhost in --to");
    expect((await runCli(["send", "call_init", "--to", `http://localhost:${port}`])).exitCode).toBe(0);
    server.close();
  });
});

describe("send, over TLS", () => {
  test("refuses a self-signed certificate, exits 4 and names --insecure", async () => {
    await using server = await RawServer.openTls();
    const sent = await runCli(["send", "call_init", "--to", `https://localhost:${server.port}/`]);
    expect(sent.exitCode).toBe(4);
    expect(sent.stdout).toMatch(
      /certificate is self-signed \(DEPTH_ZERO_SELF_SIGNED_CERT\)\n.*--insecure.*NODE_EXTRA_CA_CERTS/,
    );
  });

  test("takes it with --insecure", async () => {
    await using server = await RawServer.openTls();
    const sent = await runCli(["send", "call_init", "--to", `https://localhost:${server.port}/`, "--insecure"]);
    expect(sent.exitCode).toBe(0);
  });

  test("to a port that speaks plain http, says so", async () => {
    await using endpoint = await TestEndpoint.open();
    const sent = await runCli(["send", "call_init", "--to", endpoint.url.replace("http:", "https:"), "--insecure"]);
    expect(sent.exitCode).toBe(4);
    expect(sent.stdout).toMatch(/does not speak TLS.*\n.*plain http on this port\?/);
  });

  test("is what a port that closes on plain http may want", async () => {
    await using server = await RawServer.openTls();
    const sent = await runCli(["send", "call_init", "--to", `http://localhost:${server.port}/`]);
    expect(sent.exitCode).toBe(1);
    expect(sent.stdout).toMatch(/https:\/\//);
  });

  test("to a port that never shakes hands, gives up after --timeout, and ends", async () => {
    const closed: Promise<unknown>[] = [];
    await using server = await RawServer.open((socket) => closed.push(once(socket.resume(), "close")));
    const to = `https://127.0.0.1:${server.port}/`;
    const sent = await runCli(["send", "call_init", "call_hangup", "--to", to, "--timeout", "50ms"]);
    expect(sent.exitCode).toBe(4);
    expect(sent.stdout).toMatch(/no connection within/);
    // A connection that is left open keeps the process alive.
    await Promise.all(closed);
  });
});

function hasIPv6(): boolean {
  return Object.values(networkInterfaces()).some((addresses) => addresses?.some(({ address }) => address === "::1"));
}
