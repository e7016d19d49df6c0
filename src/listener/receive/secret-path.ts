import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** 192 random bits: more than anybody can try. */
const RANDOM_BYTES = 24;

/** A path that cannot be guessed, below `base` when there is one. Hipcall does not sign webhooks, so this is what tells them from others. */
export function secretPath(base: string | undefined): string {
  return `${base === undefined || base === "/" ? "" : base.replace(/\/$/, "")}/${randomBytes(RANDOM_BYTES).toString("base64url")}`;
}

/** Whether two paths are the same, in a time that does not tell where they differ. */
export function samePath(one: string, other: string): boolean {
  return timingSafeEqual(digest(one), digest(other));
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
