import { expect, inject, test } from "vitest";
import { startForTest } from "../support/run/start-for-test.ts";
import { emptyFolder } from "../support/program/run-cli.ts";
import { Terminal } from "../support/terminal/terminal.ts";
import { TestEndpoint } from "../support/network/test-endpoint.ts";

test("many deliveries show a progress bar in a terminal, and the summary replaces it", async () => {
  const pending: (() => void)[] = [];
  await using endpoint = await TestEndpoint.open((_seen, response, count) => {
    if (count <= 20) response.end("ok");
    else pending.push(() => response.end("ok"));
  });
  const send = [inject("nodePath"), inject("programPath"), "send", "call_init", "--count", "40", "--to", endpoint.url];
  await using terminal = startForTest(() => new Terminal(send, { columns: 80, rows: 24, cwd: emptyFolder() }));

  await terminal.until("/40");
  expect(terminal.lines[0]).toMatch(/^█*░+ \d+\/40$/);

  const release = setInterval(() => pending.shift()?.(), 1);
  await terminal.until("40 delivered");
  clearInterval(release);
  expect(await terminal.exitCode).toBe(0);
  expect(terminal.lines[0]).toMatch(/^40 delivered \(/);
  expect(terminal.text).not.toContain("█");
});
