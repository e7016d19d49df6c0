import { systemErrorCode } from "../../failure.ts";

/** Certificate codes of OpenSSL as Node names them, beside `CERT_*` and `ERR_TLS_*` and `ERR_SSL_*`. */
const CERTIFICATE_CODES: ReadonlySet<string> = new Set([
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "HOSTNAME_MISMATCH",
  "INVALID_CA",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_GET_ISSUER_CERT",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
]);

/** Whether an error is of the TLS handshake. */
export function isTlsError(error: unknown): boolean {
  const code = systemErrorCode(error);
  if (code === undefined) return false;
  return /^(CERT_|ERR_TLS_|ERR_SSL_|EPROTO$)/.test(code) || CERTIFICATE_CODES.has(code);
}

/** Whether it is the certificate that was refused, so that `--insecure` would help. */
export function isCertificateCode(code: string): boolean {
  return CERTIFICATE_CODES.has(code) || code.startsWith("CERT_") || code === "ERR_TLS_CERT_ALTNAME_INVALID";
}
