import { type Server, createServer } from "node:http";
import { type AddressInfo, type Socket, connect } from "node:net";
import { once } from "node:events";
import { describe, expect, test } from "vitest";
import { RawServer, freePort } from "../../support/network/raw-server.ts";
import { runCli } from "../../support/program/run-cli.ts";

describe("send through the proxy of the environment", () => {
  test("hands an http target to it by its whole URL, and says so once", async () => {
    await using proxy = await Proxy.open();
    const env = { HTTP_PROXY: proxy.url };
    const sent = await runCli(["send", "call_init", "--count", "3", "--to", "http://app.invalid/hooks"], { env });
    expect(sent.exitCode).toBe(0);
    expect(proxy.seen).toEqual(Array.from({ length: 3 }, () => "POST http://app.invalid/hooks"));
    const note = `the target is not on this machine: http://app.invalid/hooks, sent through the proxy ${proxy.url}`;
    expect(sent.stderr.split("\n").filter((line) => line.includes("proxy"))).toEqual([`note: ${note}`]);
  });

  test("reaches an https target by a tunnel, with its certificate checked, or not with --insecure", async () => {
    await using app = await RawServer.openTls();
    await using proxy = await Proxy.open(app.port);
    const args = ["send", "call_init", "--to", "https://app.invalid/hooks"];
    const env = { HTTPS_PROXY: proxy.url };
    const refused = await runCli(args, { env });
    expect(refused.exitCode).toBe(4);
    expect(refused.stdout).toContain("the certificate is self-signed");
    expect((await runCli([...args, "--insecure"], { env })).exitCode).toBe(0);
    expect(proxy.seen).toEqual(["CONNECT app.invalid:443", "CONNECT app.invalid:443"]);
  });

  test("does not use it for a target on this machine", async () => {
    await using proxy = await Proxy.open();
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

/** An HTTP proxy that answers itself, and tunnels to one port of this machine. */
class Proxy implements AsyncDisposable {
  readonly seen: string[] = [];
  readonly url: string;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor(server: Server, tunnelTo: number) {
    this.#server = server;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    server.on("connection", (socket) => this.#sockets.add(socket));
    server.on("request", (request, response) => {
      this.seen.push(`${request.method} ${request.url}`);
      request.resume().once("end", () => response.end("ok"));
    });
    server.on("connect", (request, socket: Socket) => {
      this.seen.push(`CONNECT ${request.url}`);
      const app = connect(tunnelTo, "127.0.0.1", () => {
        socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
        app.pipe(socket).pipe(app);
      });
      this.#sockets.add(app);
      for (const one of [app, socket]) one.on("error", () => undefined);
    });
  }

  static async open(tunnelTo = 0): Promise<Proxy> {
    const server = createServer();
    await once(server.listen(0, "127.0.0.1"), "listening");
    return new Proxy(server, tunnelTo);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }
}
