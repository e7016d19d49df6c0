import { STRICT_READINGS, hipcallRules } from "./hipcall-rules.ts";

/** How long Hipcall waits for an answer, in milliseconds, by the strict reading. */
export const HIPCALL_WAITS_MS = hipcallRules(STRICT_READINGS).timeoutMs;
