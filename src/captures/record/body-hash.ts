import { hash } from "node:crypto";

/** SHA-256 of a body's bytes, in hex: what a capture keeps to tell whether the body is still the one that came. */
export function bodyHash(body: Uint8Array): string {
  return hash("sha256", body, "hex");
}
