import * as z from "zod/mini";
import type { Issue } from "../../events/validation/issue.ts";
import { CAPTURE_VERSION } from "./capture-version.ts";

/** Header pairs as JSON holds them. */
const headerPairs = z.array(z.tuple([z.string(), z.string()]));
/** Bytes as base64, standard alphabet. */
const base64 = z.string().check(z.regex(/^[A-Za-z0-9+/]*={0,2}$/, "base64"));

/** A request's line in a capture file. The body is text when it is UTF-8, else base64. */
export const requestRecord = z.compile(
  z.object({
    v: z.literal(CAPTURE_VERSION),
    kind: z.literal("request"),
    id: z.string(),
    receivedAt: z.iso.datetime(),
    offsetMs: z.number(),
    method: z.string(),
    path: z.string(),
    httpVersion: z.string(),
    remoteAddress: z.string(),
    headers: headerPairs,
    body: z.optional(z.string()),
    bodyBase64: z.optional(base64),
    sha256: z.string(),
    event: z.nullable(z.string()),
    verdict: z.enum(["valid", "invalid", "unknown", "unparsable"]),
    issues: z.array(z.custom<Issue>((value) => typeof value === "object" && value !== null)),
  }),
);
export type RequestRecord = z.infer<typeof requestRecord>;

/** A response's line in a capture file. It follows its request; records of other requests may lie between. */
export const responseRecord = z.object({
  v: z.literal(CAPTURE_VERSION),
  kind: z.literal("response"),
  id: z.string(),
  by: z.enum(["forward", "replay"]),
  status: z.int().check(z.minimum(100), z.maximum(999)),
  durationMs: z.number(),
  headers: headerPairs,
  body: z.optional(z.string()),
  bodyBase64: z.optional(base64),
});
export type ResponseRecord = z.infer<typeof responseRecord>;
