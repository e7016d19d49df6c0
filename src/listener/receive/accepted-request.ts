import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { HeaderPair, ReceivedRequest } from "../../captures/capture.ts";
import { parseEncodedBody } from "../../captures/record/readable-body.ts";
import type { Clock } from "../../context.ts";
import type { SigningSecret } from "../../delivery/signing/secret.ts";
import { type SignatureCheck, verifySignature } from "../../delivery/signing/verify.ts";
import { issue } from "../../events/validation/said-issue.ts";
import { openEnvelope } from "../../events/validation/envelope.ts";
import { compiledSchema } from "../../events/validation/schema-issues.ts";
import { type Validation, validateParsed } from "../../events/validation/validate.ts";

/** A webhook request that was read completely, and its validation. */
export interface AcceptedRequest {
  readonly capture: ReceivedRequest;
  readonly validation: Validation;
  /** `null` where no signature is asked for. */
  readonly signature: SignatureCheck | null;
}

interface AcceptOptions {
  readonly clock: Clock;
  readonly startedMs: number;
  /** The secrets of `--verify`: one of them has to have signed the request. */
  readonly secrets?: readonly SigningSecret[];
}

/** A request with a wrong signature is invalid, whatever its body. */
function withSignature(validation: Validation, signature: SignatureCheck | null): Validation {
  if (signature === null || signature.verified) return validation;
  const { problem: message, expected, hint } = signature;
  const found = issue("error", "signature", { path: "", message, expected, hint: hint ?? undefined });
  const verdict = validation.verdict === "unparsable" ? "unparsable" : "invalid";
  return { ...validation, verdict, issues: [found, ...validation.issues] };
}

/** Validates a request and makes its capture. `startedMs` is the listener's start on the monotonic clock. */
export function acceptRequest(
  request: IncomingMessage,
  body: Buffer,
  { clock, startedMs, secrets = [] }: AcceptOptions,
): AcceptedRequest {
  const headers = headerPairs(request.rawHeaders);
  const now = clock.now();
  const signature = secrets.length === 0 ? null : verifySignature({ headers, body }, secrets, now);
  const validation = withSignature(
    validateParsed(parseEncodedBody({ headers, body }), { atMs: now.getTime(), schemaOf: compiledSchema }),
    signature,
  );
  const capture: ReceivedRequest = {
    id: randomUUID(),
    receivedAt: now.toISOString(),
    offsetMs: Math.round((clock.monotonicMs() - startedMs) * 10) / 10,
    method: request.method ?? "POST",
    path: request.url ?? "/",
    httpVersion: request.httpVersion,
    remoteAddress: request.socket.remoteAddress ?? "unknown",
    headers,
    body,
    event: validation.event,
    verdict: validation.verdict,
    issues: validation.issues,
  };
  return {
    capture,
    signature,
    validation: isSmall({ headers, body }) ? validation : withoutPayload(validation, { headers, body }),
  };
}

const SMALL_BYTES = 64 * 1024;

/**
 * Whether a parsed payload is kept while its event waits. It can take many times the memory of its body, and a compressed
 * body can be a thousand times as long.
 */
function isSmall({ headers, body }: Pick<ReceivedRequest, "headers" | "body">): boolean {
  return body.length <= SMALL_BYTES && !headers.some(([name]) => name.toLowerCase() === "content-encoding");
}

/** Parses the envelope again each time it is read. */
function withoutPayload(
  { verdict, event, issues }: Validation,
  encoded: Pick<ReceivedRequest, "headers" | "body">,
): Validation {
  return {
    verdict,
    event,
    issues,
    get envelope() {
      const parsed = parseEncodedBody(encoded);
      const opened = parsed.kind === "json" ? openEnvelope(parsed.value) : undefined;
      return opened?.kind === "opened" ? opened.envelope : null;
    },
  };
}

/** Node lists names and values in turn. */
function headerPairs(raw: readonly string[]): HeaderPair[] {
  const pairs: HeaderPair[] = [];
  for (let index = 0; index + 1 < raw.length; index += 2) pairs.push([raw[index] ?? "", raw[index + 1] ?? ""]);
  return pairs;
}
