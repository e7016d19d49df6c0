import { redactCredentials } from "../../captures/record/credentials.ts";
import { encodeResponse } from "../../captures/record/response-record.ts";
import type { AnsweredResult } from "../../delivery/send/result.ts";

/** The app's answer to a forwarded request as a line of a capture file. */
export function responseLine(
  id: string,
  { status, durationMs, headers, body }: AnsweredResult,
  { keepCredentials }: { keepCredentials: boolean },
): string {
  const stored = keepCredentials ? headers : redactCredentials(headers);
  return encodeResponse({ id, by: "forward", status, durationMs, headers: stored, body });
}
