import { expect, test } from "vitest";
import { TestEndpoint } from "../../support/network/test-endpoint.ts";
import { MemoryOutput } from "../../support/program/memory-output.ts";
import { runCli } from "../../support/program/run-cli.ts";

const SEND = ["send", "call_init", "--count", "30", "--to"];

async function sent(env: Readonly<Record<string, string>>): Promise<{ stdout: string; stderr: string }> {
  await using endpoint = await TestEndpoint.open();
  const stdout = new MemoryOutput({ isTTY: true });
  const { stderr } = await runCli([...SEND, endpoint.url], { env, stdout, isTTY: true });
  return { stdout: stdout.text, stderr };
}

test("a person at a terminal has colour and a progress bar", async () => {
  const { stdout, stderr } = await sent({});
  expect([stdout.includes("\u001b["), stderr.includes("█")]).toEqual([true, true]);
});

test.each([{ AI_AGENT: "some-agent" }, { AGENT: "1" }])("a coding agent at a terminal has neither: %j", async (env) => {
  const { stdout, stderr } = await sent(env);
  expect(stdout).toContain("30 delivered");
  expect(stdout + stderr).not.toContain("\u001b");
  expect(stderr).not.toContain("█");
});
