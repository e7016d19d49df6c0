import { endToEndHeaders } from "../../captures/record/end-to-end.ts";
import type { HeaderPair, ReceivedRequest } from "../../captures/capture.ts";
import { REDACTED } from "../../captures/record/credentials.ts";
import { type OutgoingRequest, overrideHeaders } from "./request.ts";

/** A recorded request to send again: same method, body and headers, except those of the old connection and redacted ones. */
export function recordedRequest(
  { method, headers, body }: Pick<ReceivedRequest, "method" | "headers" | "body">,
  path: string,
  extra: readonly HeaderPair[],
): OutgoingRequest {
  const kept = endToEndHeaders(headers).filter(([, value]) => value !== REDACTED);
  return { method, path, headers: overrideHeaders(kept, extra), body };
}
