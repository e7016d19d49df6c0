import { spawn } from "@lydell/node-pty";
import xterm from "@xterm/headless";
import { expect, inject, test } from "vitest";
import { emptyFolder } from "../support/run-cli.ts";
import { TestEndpoint } from "../support/test-endpoint.ts";

test("many deliveries show a bar on a terminal, which the summary takes the place of", async () => {
  const held: (() => void)[] = [];
  await using endpoint = await TestEndpoint.open((_seen, response, count) => {
    if (count <= 20) response.end("ok");
    else held.push(() => response.end("ok"));
  });
  const screen = new xterm.Terminal({ cols: 80, rows: 24, allowProposedApi: true });
  const terminal = spawn(
    inject("nodePath"),
    [inject("programPath"), "send", "call_init", "--count", "40", "--to", endpoint.url],
    { cols: 80, rows: 24, cwd: emptyFolder(), env: { ...process.env, TERM: "xterm" } },
  );
  const ended = new Promise<number>((resolve) => terminal.onExit(({ exitCode }) => resolve(exitCode)));
  const shows = (text: string): Promise<void> =>
    new Promise((resolve) => {
      terminal.onData((data) => screen.write(data, () => linesOf(screen).join("\n").includes(text) && resolve()));
    });

  await shows("/40");
  expect(linesOf(screen)[0]).toMatch(/^█*░+ \d+\/40$/);

  const finished = shows("40 accepted");
  const release = setInterval(() => held.shift()?.(), 1);
  await finished;
  clearInterval(release);
  expect(await ended).toBe(0);
  const lines = linesOf(screen).filter((line) => line !== "");
  expect(lines[0]).toMatch(/^40 deliveries: 40 accepted, 0 not accepted in /);
  expect(lines.join("\n")).not.toContain("█");
});

function linesOf(screen: InstanceType<typeof xterm.Terminal>): string[] {
  const { active } = screen.buffer;
  return Array.from({ length: active.length }, (_, row) => active.getLine(row)?.translateToString(true) ?? "");
}
