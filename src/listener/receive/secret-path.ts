import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** 192 random bits cannot be guessed. */
const RANDOM_BYTES = 24;

/** A path that cannot be guessed, below `base` if given. Hipcall does not sign webhooks, so only the path shows that a request is genuine. */
export function secretPath(base: string | undefined): string {
  return `${base === undefined || base === "/" ? "" : base.replace(/\/$/, "")}/${randomBytes(RANDOM_BYTES).toString("base64url")}`;
}

/** Compares two paths in constant time, so that the time does not reveal the secret. */
export function isSamePath(one: string, other: string): boolean {
  return timingSafeEqual(digest(one), digest(other));
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
