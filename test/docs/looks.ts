import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { ReceivedRequest } from "../../src/captures/capture.ts";
import { RelatedEvents } from "../../src/events/calls/related-events.ts";
import { validateBody } from "../../src/events/validation/validate.ts";
import { prettyEvent } from "../../src/report/pretty/received-event.ts";
import { createTheme } from "../../src/report/text/theme.ts";

const MOST_LINES = 24;

/** The output of `listen` for a complete call. One field has the wrong type. */
export function looks(): string {
  const ties = new RelatedEvents();
  const shown = ["call_init", "call_hangup"].map((name, index) => {
    const body = bodyOf(name, index === 1 ? { user_id: "7" } : {});
    const validation = validateBody(body);
    const capture: ReceivedRequest = {
      id: `0000000${index}`,
      receivedAt: `2026-11-22T10:41:${index === 0 ? "00.120" : "52.341"}Z`,
      offsetMs: index * 52_221,
      method: "POST",
      path: "/hooks/hipcall",
      httpVersion: "1.1",
      remoteAddress: "127.0.0.1",
      headers: [],
      body,
      event: validation.event,
      verdict: validation.verdict,
      issues: validation.issues,
    };
    const { envelope, issues } = validation;
    const tie = envelope && ties.add({ id: capture.id, envelope, hash: () => capture.id, atMs: capture.offsetMs });
    const answer = { status: 200, durationMs: 2.4 + index, delivered: true, because: null, forwarded: null };
    const text = prettyEvent(
      { number: index + 1, capture, envelope, issues, related: tie ?? { call: null, duplicateOf: null }, answer },
      createTheme(false),
    );
    return text.trimEnd().split("\n");
  });
  const [init = [], hangup = []] = shown;
  return [...init.slice(0, 6), "    …", "", ...hangup.slice(0, MOST_LINES - 8), "    …"].join("\n");
}

function bodyOf(name: string, changes: object): Buffer {
  const file = resolve(import.meta.dirname, `../../samples/2024/${name}.json`);
  const payload = JSON.parse(readFileSync(file, "utf8")) as { event: string; data: object };
  return Buffer.from(JSON.stringify({ ...payload, data: { ...payload.data, ...changes } }));
}
