import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { encodeRequest } from "../../../src/captures/record/request-record.ts";
import { captureOf } from "../../support/captures/capture.ts";
import { RawServer, freePort } from "../../support/network/raw-server.ts";
import { emptyFolder, runCli } from "../../support/program/run-cli.ts";
import { TestEndpoint } from "../../support/network/test-endpoint.ts";

describe("replay --keep-path", () => {
  test.each([
    ["", ["/hooks/calls?integration=5", "/hooks/contacts", "/"]],
    ["/", ["/hooks/calls?integration=5", "/hooks/contacts", "/"]],
    ["/api/v2/", ["/api/v2/hooks/calls?integration=5", "/api/v2/hooks/contacts", "/api/v2/"]],
    ["/in?key=1", ["/in/hooks/calls?key=1&integration=5", "/in/hooks/contacts?key=1", "/in?key=1"]],
  ])("sends below %j to the recorded paths and queries", async (base, paths) => {
    await using app = await TestEndpoint.open();
    const cwd = emptyFolder();
    const recorded = ["/hooks/calls?integration=5", "/hooks/contacts", "/"];
    writeFileSync(join(cwd, "c.ndjson"), recorded.map((path) => encodeRequest(captureOf({ path }))).join(""));
    const run = await runCli(["replay", "c.ndjson", "--keep-path", "--to", `${app.url}${base}`], { cwd });
    expect(run.exitCode).toBe(0);
    expect(app.requests.map(({ url }) => url)).toEqual(paths);
  });

  test("is not the default: every event goes to the path of --to", async () => {
    await using app = await TestEndpoint.open();
    const cwd = emptyFolder();
    writeFileSync(join(cwd, "c.ndjson"), encodeRequest(captureOf({ path: "/hooks/calls?x=1" })));
    await runCli(["replay", "c.ndjson", "--to", `${app.url}/here`], { cwd });
    expect(app.requests.map(({ url }) => url)).toEqual(["/here"]);
  });
});

describe("replay --wait-for", () => {
  const stdin = '{"event":"a","data":{}}';

  test.each([
    ["a status of the target", (): string => "200", "/hooks"],
    ["another URL of the app", (url: string): string => `${url}/health`, "/health"],
  ])("waits for %s, past resets and failures", async (_what, waitFor, path) => {
    await using app = await TestEndpoint.open(({ method }, response, count) => {
      if (count === 1) response.socket?.resetAndDestroy();
      else response.writeHead(method === "GET" && count < 4 ? 503 : 200).end();
    });
    const options = ["--to", `${app.url}/hooks`, "--wait-for", waitFor(app.url)];
    const run = await runCli(["replay", "-", ...options], { stdin });
    expect(run.exitCode).toBe(0);
    const seen = app.requests.map(({ method, url }) => `${method} ${url}`);
    expect(seen).toEqual([...Array.from({ length: 4 }, () => `GET ${path}`), "POST /hooks"]);
  });

  test("says what came instead, and sends nothing", async () => {
    await using app = await TestEndpoint.open((_seen, response) => response.writeHead(503).end());
    const options = ["--to", app.url, "--wait", "1ms", "--wait-for", "2xx"];
    const run = await runCli(["replay", "-", ...options], { stdin });
    expect(run.exitCode).toBe(4);
    expect(run.stderr).toMatch(/no 2xx from http:\S+ within 1 ms \(the last answer was 503\)/);
    expect(app.requests.map(({ method }) => method)).not.toContain("POST");
  });

  test("gives up on a port that is open and never answers, and on one that is closed", async () => {
    await using resetting = await RawServer.open((socket) => socket.resetAndDestroy());
    for (const port of [resetting.port, await freePort()]) {
      const options = ["--to", `127.0.0.1:${port}`, "--wait", "1ms", "--wait-for", "200"];
      const run = await runCli(["replay", "-", ...options], { stdin });
      expect(run.exitCode).toBe(4);
      expect(run.stderr).toMatch(/no 200 from http:\S+ within 1 ms \(.+\)/);
    }
  });

  test("refuses what is neither a URL nor a status", async () => {
    const run = await runCli(["replay", "-", "--wait-for", "ftp://x"], { stdin });
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain("--wait-for must be a URL, or a list of HTTP statuses");
  });
});
