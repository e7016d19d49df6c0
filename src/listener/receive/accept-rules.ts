import type { IncomingHttpHeaders } from "node:http";
import { cardCall } from "../../events/requests/insight-card.ts";
import { type Wording, said } from "../../language/said.ts";
import { type AllowedHosts, hostName } from "./allowed-hosts.ts";
import { isSamePath } from "./secret-path.ts";

export interface AcceptRules {
  /** Accept only this path, whatever its query; `undefined` accepts any. */
  readonly path: string | undefined;
  /** The path is a secret: a request to another path learns nothing. */
  readonly secret: boolean;
  /** `--cards`: the paths of the card API are accepted too. */
  readonly cards?: boolean;
  readonly allowBrowser: boolean;
  readonly hosts: Pick<AllowedHosts, "allows">;
  /** Accepted requests are forwarded to a path of the user's app. */
  readonly forwards: boolean;
  readonly maxBodyBytes: number;
}

/** Why a request is not accepted, and with which status. */
export interface Refusal {
  readonly status: number;
  readonly message: Wording;
  readonly hint: Wording | null;
}

interface RequestHead {
  readonly method: string;
  readonly path: string;
  /** Host and port of a target in absolute form. */
  readonly authority: string | undefined;
  readonly headers: IncomingHttpHeaders;
}

/** Methods that carry a webhook. GET and HEAD are health checks; every other method is refused. */
export const WEBHOOK_METHODS: ReadonlySet<string> = new Set(["POST", "PUT", "PATCH"]);

const ACCEPTED_METHODS: ReadonlySet<string> = new Set([...WEBHOOK_METHODS, "GET", "HEAD"]);

/** A path segment of `.` or `..`, in any spelling that an app may decode. */
const DOT_SEGMENT = /(?:^|[/\\]|%2f|%5c)(?:\.|%2e){1,2}(?:$|[/\\;]|%2f|%5c|%3b)/i;

/** Checks the request line and headers; `undefined` when the request is accepted. */
export function refusalOf({ method, path, authority, headers }: RequestHead, rules: AcceptRules): Refusal | undefined {
  const isCard = rules.cards === true && cardCall(path) !== undefined;
  if (rules.secret && !isCard && !isSamePath(pathOf(path), rules.path ?? "")) {
    return {
      status: 404,
      message: said("refused: not found"),
      hint: said("the request's path is not the secret path"),
    };
  }
  const otherHost = [authority, headers.host].find((host) => !rules.hosts.allows(host));
  if (otherHost !== undefined) return wrongHost(otherHost);
  const browserHeader = rules.allowBrowser ? undefined : browserHeaderOf(method, headers);
  if (browserHeader !== undefined) {
    return {
      status: 403,
      message: said("refused: sent by a web page ({browserHeader} header)", { browserHeader }),
      hint: said("allow it with --allow-browser"),
    };
  }
  if (rules.path !== undefined && !isCard && pathOf(path) !== rules.path) {
    return {
      status: 404,
      message: said("refused: only the path {path} is accepted", { path: rules.path }),
      hint: said("leave --path out to accept any path"),
    };
  }
  if (rules.forwards && DOT_SEGMENT.test(pathOf(path))) {
    return {
      status: 400,
      message: said("refused: the path contains . or .. and could reach any part of your app"),
      hint: said("no webhook needs such a path"),
    };
  }
  if (!ACCEPTED_METHODS.has(method)) return wrongMethod(method);
  return undefined;
}

function pathOf(requestPath: string): string {
  return requestPath.split("?", 1)[0] ?? "";
}

export function wrongMethod(method: string): Refusal {
  return { status: 405, message: said("{method} refused: webhooks are sent with POST", { method }), hint: null };
}

function wrongHost(host: string): Refusal {
  const name = hostName(host);
  return {
    status: 421,
    message: said("refused: its Host header is {name}, which is not a name of this listener", { name }),
    hint: said("allow it with --allow-host {name}", { name: /^[a-z0-9._-]+$/.test(name) ? name : "NAME" }),
  };
}

export function bodyTooLarge(maxBodyBytes: number): Refusal {
  return {
    status: 413,
    message: said("refused: the body is larger than {maxBodyBytes} bytes", { maxBodyBytes }),
    hint: said("accept larger bodies with --max-body 10mb"),
  };
}

export function tooManyPending(): Refusal {
  return {
    status: 503,
    message: said("refused: too many requests wait for an answer already"),
    hint: said("let the app answer sooner, or allow more with --max-pending 512mb"),
  };
}

export function incompleteRequest(): Refusal {
  return {
    status: 400,
    message: said("incomplete: the sender closed the connection before the end of the request"),
    hint: null,
  };
}

/**
 * The header that shows that a web page sent the request. Browsers send `Origin` with every POST, and `Sec-Fetch-Site` with
 * every fetch; a server sends neither. A page on another port of this machine is `same-site`; a page whose host name
 * was pointed to this machine (DNS rebinding) is `same-origin`.
 */
function browserHeaderOf(method: string, headers: IncomingHttpHeaders): string | undefined {
  if (headers.origin !== undefined) return "Origin";
  const site = headers["sec-fetch-site"];
  return site === "cross-site" || (site !== undefined && WEBHOOK_METHODS.has(method)) ? "Sec-Fetch-Site" : undefined;
}
