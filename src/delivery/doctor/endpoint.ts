import { isUtf8 } from "node:buffer";
import { recognizeAnswer } from "../../events/requests/recognize-answer.ts";
import { isThisMachine } from "../request/loopback.ts";
import type { DeliveryResult } from "../send/result.ts";
import { type Diagnosis, diagnosis } from "./diagnosis.ts";
import type { Explanation } from "../outcome/explain.ts";

/** What the checks of the endpoint need to know of the target. */
export interface Endpoint {
  readonly origin: string;
  readonly path: string;
  readonly insecure: boolean;
  /** Headers that the user adds, and Hipcall does not. */
  readonly ownHeaders: readonly string[];
}

const NOT_REACHED: ReadonlySet<DeliveryResult["kind"]> = new Set(["unreachable", "unsendable", "aborted"]);

/** Whether anything answers there. */
export function reachable(result: DeliveryResult, { problem, nextStep }: Explanation): Diagnosis {
  const isLate = result.kind === "timed_out" && result.phase === "connecting";
  if (NOT_REACHED.has(result.kind) || isLate) return diagnosis("reachable", "failed", problem, nextStep);
  return diagnosis("reachable", "passed", "the endpoint takes connections");
}

export function tls(result: DeliveryResult, { problem, nextStep }: Explanation, endpoint: Endpoint): Diagnosis {
  const { protocol, hostname } = new URL(endpoint.origin);
  if (result.kind === "tls_failed") return diagnosis("tls", "failed", problem, nextStep);
  if (protocol === "https:") {
    return endpoint.insecure
      ? diagnosis(
          "tls",
          "warning",
          "--insecure accepts any certificate; it is not known that Hipcall does",
          "leave --insecure out",
        )
      : diagnosis("tls", "passed", "the certificate is valid");
  }
  if (isThisMachine(hostname)) {
    return diagnosis(
      "tls",
      "skipped",
      "the endpoint is on this machine: Hipcall needs a public address, see listen --tunnel",
    );
  }
  const says = "http: everybody on the way can read numbers and recordings, and the URL that protects the endpoint";
  return diagnosis("tls", "warning", says, "use https");
}

/** Statuses that say that the path is wrong, or closed: no event passes then. */
const CLOSED: ReadonlySet<number> = new Set([401, 403, 404, 405, 415]);

/** A path with a part of this length, of letters and digits, is hard to guess. */
const UNGUESSABLE = /(?=[^/?]*\d)[^/?]{16,}/;

export function path(result: DeliveryResult, { problem, nextStep }: Explanation, endpoint: Endpoint): Diagnosis {
  if (result.kind !== "answered") return diagnosis("path", "failed", problem, nextStep);
  const { status } = result;
  if (CLOSED.has(status) || (status >= 300 && status < 400)) return diagnosis("path", "failed", problem, nextStep);
  const kind = isUtf8(result.body) ? recognizeAnswer(result.body.toString("utf8")) : undefined;
  if (kind !== undefined) {
    const says = `POST ${endpoint.path} answers as a web service for ${kind} does: its requests are no webhooks`;
    return diagnosis("path", "warning", says, `try: hipcall-hooks ask ${kind} --to ${endpoint.origin}${endpoint.path}`);
  }
  if (endpoint.ownHeaders.length > 0) {
    const says = `POST ${endpoint.path} is answered, but with headers of your own (${endpoint.ownHeaders.join(", ")}), which Hipcall cannot send`;
    return diagnosis("path", "warning", says, "try it without -H");
  }
  if (!isThisMachine(new URL(endpoint.origin).hostname) && !UNGUESSABLE.test(endpoint.path)) {
    const says = `POST ${endpoint.path} is answered, but the path can be guessed, and Hipcall does not sign its requests`;
    return diagnosis("path", "warning", says, "add a long random part to the path");
  }
  return diagnosis("path", "passed", `POST ${endpoint.path} is answered`);
}
