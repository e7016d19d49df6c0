import { expect, test } from "vitest";
import { TestEndpoint } from "../support/network/test-endpoint.ts";
import { runCli } from "../support/program/run-cli.ts";
import { readPage } from "./pages.ts";

/** Times and ports are new in each run. */
const withoutTimes = (text: string, url: string): string =>
  text
    .replaceAll(url, "http://localhost:3000")
    .replaceAll(/slowest \d+ ms/g, "slowest 12 ms")
    .replaceAll(/took \d+ ms/g, "took 12 ms")
    .replaceAll(/sent in [\d.]+ m?s/g, "sent in 120 ms");

test("docs/doctor.md shows what doctor prints", async () => {
  await using app = await TestEndpoint.open(({ body }, response) =>
    response.writeHead(body.includes("event_of_tomorrow") ? 400 : 200).end(),
  );
  const { exitCode, stdout } = await runCli(["doctor", "--to", `${app.url}/hooks`]);
  expect(exitCode).toBe(1);
  expect(readPage("docs/doctor.md")).toContain(`\`\`\`\n${withoutTimes(stdout, app.url)}\`\`\``);
});
