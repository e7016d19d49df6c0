import { describe, expect, test } from "vitest";
import { EVENT_NAMES } from "../../../src/events/catalogue/catalogue.ts";
import callInit2024 from "../../fixtures/published-call-init-2024.json" with { type: "json" };
import seed from "../../fixtures/seed-2023.json" with { type: "json" };
import { TestEndpoint } from "../../support/network/test-endpoint.ts";
import { runCli } from "../../support/program/run-cli.ts";

interface Payload {
  readonly event: string;
  readonly data: object;
}

function keys({ data }: Payload): string[] {
  return Object.keys(data).toSorted();
}

async function shown(...args: readonly string[]): Promise<Payload> {
  const { stdout } = await runCli(["events", "show", ...args]);
  return JSON.parse(stdout) as Payload;
}

describe("events show", () => {
  test.each(["call_init", "call_bridged", "call_hangup"])("of %s has the keys of 2026 or of 2024", async (name) => {
    const [now, older] = [await shown(name), await shown(name, "--sample", "2024")];
    expect(now).toEqual(await shown(name, "--sample", "2026"));
    expect(keys(now).filter((key) => !keys(older).includes(key))).toEqual(["company_id", "team_touch_at"]);
    expect(keys(older).filter((key) => !keys(now).includes(key))).toEqual(["related_id", "related_type"]);
  });

  test("prints the published call_init value for value, and says that the other one is fictional", async () => {
    const published = await runCli(["events", "show", "call_init", "--sample", "2024"]);
    expect(published).toMatchObject({ exitCode: 0, stderr: "" });
    expect(JSON.stringify(JSON.parse(published.stdout))).toBe(JSON.stringify(callInit2024));
    expect((await runCli(["events", "show", "call_init"])).stderr).toContain("the values of this sample are fictional");
  });

  test.each(seed)("prints the seed's $event value for value", async (payload) => {
    expect(JSON.stringify(await shown(payload.event))).toBe(JSON.stringify(payload));
    expect(await shown(payload.event, "--sample", "2023")).toEqual(payload);
  });

  test.each([
    [["contact_create", "--sample", "2026"], "contact_create has no sample of 2026 (it has only the sample of 2024)"],
    [["call_init", "--sample", "2023"], "call_init has no sample of 2023 (it has samples of 2026 and 2024)"],
    [["call_init", "--sample", "2024", "--sample", "2023"], "call_init has no sample of 2023"],
    [["smart-routing", "--sample", "2024"], "--sample is for events, and smart-routing is a request"],
  ])("%j is refused", async (args, message) => {
    const run = await runCli(["events", "show", ...args]);
    expect(run).toMatchObject({ exitCode: 2, stdout: "" });
    expect(run.stderr).toContain(message);
    expect(run.stderr).toContain("hint:");
  });

  test("send posts what events show prints, for every event", async () => {
    await using endpoint = await TestEndpoint.open();
    await runCli(["send", ...EVENT_NAMES, "--to", endpoint.url]);
    const sent = endpoint.requests.map(({ body }) => JSON.parse(body.toString("utf8")) as Payload);
    expect(sent).toEqual(await Promise.all(EVENT_NAMES.map((name) => shown(name))));
  });

  test("a sample of 2024 can be sent", async () => {
    await using endpoint = await TestEndpoint.open();
    const { stdout } = await runCli(["events", "show", "call_hangup", "--sample", "2024"]);
    const run = await runCli(["send", "--data", "-", "--to", endpoint.url], { stdin: stdout });
    expect(run).toMatchObject({ exitCode: 0, stderr: "" });
    expect(JSON.parse(endpoint.requests[0]?.body.toString("utf8") ?? "")).toEqual(JSON.parse(stdout));
  });
});
