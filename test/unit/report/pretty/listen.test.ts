import { expect, test } from "vitest";
import { prettyCheck, prettyListenSummary, prettyReady, prettyTunnel } from "../../../../src/report/pretty/listen.ts";
import { createTheme } from "../../../../src/report/text/theme.ts";

const PLAIN = createTheme(false);

test("a tunnel has its public URL, and where to paste it", () => {
  const tunnel = { type: "tunnel", tool: "cloudflared", publicUrl: "https://x.example/" } as const;
  expect(prettyTunnel(tunnel, PLAIN)).toBe(
    "public URL https://x.example/ (cloudflared)\nin Hipcall, paste into Account > Integrations > Webhook: https://x.example/\n\n",
  );
});

test("the summary counts events by verdict, refusals and expectations, and names the capture", () => {
  const events = [{ event: null, valid: 0, invalid: 1, unknown: 0, unparsable: 2 }];
  const saved = { savedTo: "c.ndjson", replayCommand: "hipcall-hooks replay c.ndjson --to http://x/" };
  const summary = { received: 3, refused: 1, undelivered: 0, notSaved: 0, events, ...saved, endedBy: "timeout" };
  const text = prettyListenSummary({ ...summary, expectations: { given: 2, met: 1 } }, PLAIN);
  expect(text).toBe(
    [
      "3 events received, 1 request refused (ended by timeout)",
      "  (no event name): 1 invalid, 2 unparsable",
      "1 of 2 expectations met",
      "saved to c.ndjson; send it to your app: hipcall-hooks replay c.ndjson --to http://x/\n",
    ].join("\n"),
  );
});

test("the summary of no event names no capture: it has nothing to replay", () => {
  const saved = { savedTo: "c.ndjson", replayCommand: null };
  const summary = {
    received: 0,
    refused: 0,
    undelivered: 0,
    notSaved: 0,
    events: [],
    ...saved,
    expectations: null,
    endedBy: "SIGINT",
  };
  expect(prettyListenSummary(summary, PLAIN)).toBe("0 events received (ended by SIGINT)\n");
});

test("a check of the whole run is shown when it does not hold", () => {
  const check = { name: "--count 5", held: false, message: "received 3 events" };
  expect(prettyCheck(check, PLAIN)).toBe("✗ --count 5: received 3 events\n");
  expect(prettyCheck({ ...check, held: true }, PLAIN)).toBe("");
});

test("the start of the listener says where events go", () => {
  const ready = { type: "ready", url: "http://127.0.0.1:4665/", host: "127.0.0.1", port: 4665 } as const;
  expect(prettyReady({ ...ready, forwardTo: null, savedTo: null }, PLAIN)).toBe(
    "listening on http://127.0.0.1:4665/\nTimes are local (UTC+00:00). Press Ctrl-C to stop\n\n",
  );
  expect(prettyReady({ ...ready, forwardTo: "http://localhost:3000/x", savedTo: "c.ndjson" }, PLAIN)).toBe(
    "listening on http://127.0.0.1:4665/\nforwarding to http://localhost:3000/x\nsaving to c.ndjson\nTimes are local (UTC+00:00). Press Ctrl-C to stop\n\n",
  );
});
