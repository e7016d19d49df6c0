import { isUtf8 } from "node:buffer";
import { recognizeAnswer } from "../../events/requests/recognize-answer.ts";
import { said } from "../../language/said.ts";
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
  return diagnosis("reachable", "passed", said("the endpoint takes connections"));
}

export function tls(result: DeliveryResult, { problem, nextStep }: Explanation, endpoint: Endpoint): Diagnosis {
  const { protocol, hostname } = new URL(endpoint.origin);
  if (result.kind === "tls_failed") return diagnosis("tls", "failed", problem, nextStep);
  if (protocol === "https:") {
    return endpoint.insecure
      ? diagnosis(
          "tls",
          "warning",
          said("--insecure accepts any certificate; it is not known that Hipcall does"),
          said("leave --insecure out"),
        )
      : diagnosis("tls", "passed", said("the certificate is valid"));
  }
  if (isThisMachine(hostname)) {
    return diagnosis(
      "tls",
      "skipped",
      said("the endpoint is on this machine: Hipcall needs a public address, see listen --tunnel"),
    );
  }
  const says = said(
    "http: everybody on the way can read numbers and recordings, and the URL that protects the endpoint",
  );
  return diagnosis("tls", "warning", says, said("use https"));
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
    const says = said("POST {path} answers as a web service for {kind} does: its requests are no webhooks", {
      path: endpoint.path,
      kind,
    });
    const url = `${endpoint.origin}${endpoint.path}`;
    return diagnosis("path", "warning", says, said("try: hipcall-hooks ask {kind} --to {url}", { kind, url }));
  }
  if (endpoint.ownHeaders.length > 0) {
    const says = said("POST {path} is answered, but with headers of your own ({names}), which Hipcall cannot send", {
      path: endpoint.path,
      names: endpoint.ownHeaders.join(", "),
    });
    return diagnosis("path", "warning", says, said("try it without -H"));
  }
  if (!isThisMachine(new URL(endpoint.origin).hostname) && !UNGUESSABLE.test(endpoint.path)) {
    const says = said("POST {path} is answered, but the path can be guessed, and Hipcall does not sign its requests", {
      path: endpoint.path,
    });
    return diagnosis("path", "warning", says, said("add a long random part to the path"));
  }
  return diagnosis("path", "passed", said("POST {path} is answered", { path: endpoint.path }));
}
