import { expect, test } from "vitest";
import { startCli } from "../../support/program/run-cli.ts";

test("rules answer in order, reset connections, and the answer and its rule are reported", async () => {
  const rules = ["call_*=503,first=1", "task_*=reset", "call_*=429,every=3,delay=1ms"];
  const respond = rules.flatMap((rule) => ["--respond", rule]);
  const run = startCli(["listen", "--json", "--port", "0", "--count", "5", ...respond]);
  const ready = await run.stdout.until((written) => written.includes('"ready"'));
  const url = /"url":"([^"]+)"/.exec(ready)?.[1] ?? "";
  const post = (event: string): Promise<number | "cut off"> =>
    fetch(url, { method: "POST", body: JSON.stringify({ event, data: {} }) }).then(
      ({ status }) => status,
      () => "cut off" as const,
    );
  expect(await post("call_init")).toBe(503);
  expect(await post("call_init")).toBe(200);
  expect(await post("task_create")).toBe("cut off");
  expect(await post("call_hangup")).toBe(429);
  expect(await post("call_hangup")).toBe(200);
  await run.exitCode;
  const answers = run.stdout.json.filter(({ type }) => type === "event").map(({ answer }) => answer);
  expect(answers).toMatchObject([
    { status: 503, because: "rule call_*=503,first=1 (match 1 of the first 1)" },
    { status: 200, because: null },
    { status: null, delivered: false, because: "rule task_*=reset" },
    { status: 429, because: "rule call_*=429,every=3,delay=1ms (match 3, every 3)" },
    { status: 200, because: null },
  ]);
});
