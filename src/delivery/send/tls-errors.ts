import { systemErrorCode } from "../../failure.ts";

/** Node's names of OpenSSL's certificate errors that do not start with `CERT_`, `ERR_TLS_` or `ERR_SSL_`. */
const CERTIFICATE_CODES: ReadonlySet<string> = new Set([
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "HOSTNAME_MISMATCH",
  "INVALID_CA",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_GET_ISSUER_CERT",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
]);

/** Whether an error happened in the TLS handshake. */
export function isTlsError(error: unknown): boolean {
  const code = systemErrorCode(error);
  if (code === undefined) return false;
  return /^(CERT_|ERR_TLS_|ERR_SSL_|EPROTO$)/.test(code) || CERTIFICATE_CODES.has(code);
}
