import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { TestEndpoint } from "../support/network/test-endpoint.ts";
import { expectRestored, post, session } from "../support/terminal/listen-session.ts";

const SAMPLE = readFileSync(join(import.meta.dirname, "../../samples/2024/call_hangup.json"));

describe("in the full screen", () => {
  test("t sends a sample and a scenario to the listener itself, and names the nearest for another word", async () => {
    await using listening = await session([], { columns: 80 });
    const { terminal } = listening;
    await terminal.until("t sends a sample or a scenario to this listener");
    terminal.press("t");
    await terminal.until("send a sample or scenario here: call_hangup");
    terminal.press("\r");
    await terminal.until("#1 call_hangup");
    terminal.press("tvoicemial\r");
    await terminal.until("did you mean voicemail?");
    terminal.press("tvoicemail\r");
    const text = await terminal.until((shown) => shown.includes("sent voicemail to this") && shown.includes("3 of 3"));
    expect(text).toMatch(/✓ call_hangup +missed after 16 s, voicemail left/);
    terminal.press("q");
    await expectRestored(terminal, 0);
  });

  test("a filter finds statuses and values, and without a match there are no details", async () => {
    const answers = [200, 500];
    await using app = await TestEndpoint.open((_seen, response) => {
      response.writeHead(answers.shift() ?? 200).end("no database");
    });
    await using listening = await session(["--forward", app.url]);
    const { terminal, url } = listening;
    await post(url, SAMPLE, SAMPLE.toString().replace('"inbound"', '"outbound"'));
    await terminal.until((text) => text.includes("2 of 2 events") && text.includes("1 failed"));
    terminal.press("/>=400");
    await terminal.until("data.x=y): >=400   1 of 2");
    terminal.press("\u001b");
    await terminal.until((shown) => !shown.includes(">=400"));
    terminal.press("/data.direction=nowhere\r");
    const text = await terminal.until("filter: data.direction=nowhere  0 of 2");
    expect(text).toContain("no event matches the filter");
    expect(text).not.toContain("Body");
    terminal.press("\u001b");
    await terminal.until("Body");
    terminal.press("<n");
    await terminal.until("#2 call_hangup");
    terminal.press("q");
    await expectRestored(terminal, 0);
  });

  test("--expect shows what is missing and the time left; s says that --save has the event", async () => {
    const args = ["--expect", "call_hangup=2+", "--expect", "call_init", "--timeout", "5m", "--save", "c.ndjson"];
    await using listening = await session(args);
    const { terminal, url } = listening;
    await terminal.until((text) => /○ call_hangup=2\+: 0 came.* s left/.test(text));
    await post(url, SAMPLE, SAMPLE);
    await terminal.until((text) => text.includes("✓ call_hangup=2+: 2 came") && text.includes("○ call_init: 0 came"));
    terminal.press("s");
    await terminal.until("#2 is in c.ndjson already (--save)");
    expect(terminal.onAlternateScreen).toBe(true);
    terminal.press("q");
    await expectRestored(terminal, 1);
  });

  test("an event is shown while the app still works on it", async () => {
    const done = new AbortController();
    await using app = await TestEndpoint.open(async (_seen, response) => {
      await once(done.signal, "abort");
      response.writeHead(500).end("too late");
    });
    await using listening = await session(["--forward", app.url]);
    const { terminal, url } = listening;
    const answered = post(url, SAMPLE);
    await terminal.until((text) => text.includes("1 event") && text.includes("waiting for the answer of"));
    done.abort();
    await answered;
    const text = await terminal.until("1 failed");
    expect(text).toContain("→ 500");
    expect(text).toContain("1 event");
    terminal.press("q");
    await expectRestored(terminal, 0);
  });
});
