import { compiledSchema } from "../../events/validation/schema-issues.ts";
import { validateBody } from "../../events/validation/validate.ts";
import type { Capture } from "../capture.ts";
import { bodyHash } from "../record/body.ts";

/** The capture of a payload: nothing is known of its request, so it is a POST. */
export function captureOfPayload(body: Buffer, { id, now }: { readonly id: string; readonly now: Date }): Capture {
  const { event, verdict, issues } = validateBody(body, { atMs: now.getTime(), schemaOf: compiledSchema });
  return {
    id,
    receivedAt: now.toISOString(),
    offsetMs: 0,
    method: "POST",
    path: "/",
    httpVersion: "1.1",
    remoteAddress: "unknown",
    headers: [["content-type", "application/json"]],
    sha256: bodyHash(body),
    event,
    verdict,
    issues,
  };
}
