import { writeFileSync } from "node:fs";
import { encodeRequest } from "../../../src/captures/record/request-record.ts";
import { type RecordedResponse, encodeResponse } from "../../../src/captures/record/response-record.ts";
import { validateBody } from "../../../src/events/validation/validate.ts";

/** Writes a capture file with an event for each name, and its recorded response if there is one. */
export function writeCapture(
  path: string,
  events: readonly { readonly event: string; readonly answer?: string; readonly status?: number }[],
): void {
  const lines = events.flatMap(({ event, answer, status = 200 }, index) => {
    const id = `id-${index}`;
    const body = Buffer.from(JSON.stringify({ event, data: { n: index } }));
    const { verdict, issues } = validateBody(body);
    const receivedAt = "2026-11-22T10:00:00.000Z";
    const request = encodeRequest({
      id,
      receivedAt,
      offsetMs: index,
      method: "POST",
      path: "/x",
      httpVersion: "1.1",
      remoteAddress: "::1",
      headers: [["content-type", "application/json"]],
      body,
      event,
      verdict,
      issues,
    });
    const response: RecordedResponse = {
      id,
      by: "forward",
      status,
      durationMs: 1,
      headers: [],
      body: Buffer.from(answer ?? ""),
    };
    return answer === undefined ? [request] : [request, encodeResponse(response)];
  });
  writeFileSync(path, lines.join(""));
}
