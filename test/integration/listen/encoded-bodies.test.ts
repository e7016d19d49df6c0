import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { TestEndpoint } from "../../support/network/test-endpoint.ts";
import { emptyFolder, runCli } from "../../support/program/run-cli.ts";
import { TestListener } from "../../support/program/test-listener.ts";
import { bodyOf, sampleData } from "../../support/events/payloads.ts";

test("a compressed body is kept as it came, and judged and shown decompressed, in listen, validate and replay", async () => {
  const file = join(emptyFolder(), "c.ndjson");
  const compressed = gzipSync(bodyOf({ event: "call_hangup", data: sampleData("call_hangup") }));
  await using listening = await TestListener.start(["--save", file]);
  await listening.post(compressed, { headers: { "content-encoding": "gzip", "content-type": "application/json" } });
  await listening.stop();
  expect(listening.run.stdout.text).toMatch(
    /✓ valid call_hangup [^]*body, decompressed from gzip:[^]*"event": "call_hangup"/,
  );
  const record = JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;
  expect(record).toMatchObject({ event: "call_hangup", verdict: "valid", bodyBase64: compressed.toString("base64") });

  expect((await runCli(["validate", file])).stdout).toContain("1 event: 1 valid, 0 invalid");

  await using endpoint = await TestEndpoint.open();
  await runCli(["replay", file, "--to", endpoint.url]);
  await runCli(["replay", file, "--to", endpoint.url, "--set", "data.user_id=7"]);
  const [same, changed] = endpoint.requests;
  expect(same?.body).toEqual(compressed);
  expect(same?.rawHeaders).toContain("content-encoding");
  expect(changed?.rawHeaders).not.toContain("content-encoding");
  expect(JSON.parse(changed?.body.toString("utf8") ?? "")).toMatchObject({
    event: "call_hangup",
    data: { user_id: 7 },
  });
});

test("a body in the charset of its content type is shown decoded, with what JSON must be", async () => {
  await using listening = await TestListener.start();
  const body = Buffer.from('{"event":"call_init","data":{"name":"\xdeule"}}', "latin1");
  await listening.post(body, { headers: { "content-type": "application/json; charset=windows-1254" } });
  await listening.stop();
  const { text } = listening.run.stdout;
  expect(text).toContain("the body is windows-1254, as its content-type says, but JSON must be UTF-8");
  expect(text).toMatch(/body, decoded from windows-1254:\n.*Şule/);
});
