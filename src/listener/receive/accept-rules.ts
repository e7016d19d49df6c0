import type { IncomingHttpHeaders } from "node:http";
import { samePath } from "./secret-path.ts";

export interface AcceptRules {
  /** Accept only this path, query aside; `undefined` accepts any. */
  readonly path: string | undefined;
  /** The path is a secret: nothing else is answered to who does not know it, and no answer names it. */
  readonly secret: boolean;
  readonly allowBrowser: boolean;
  /** What is taken goes on to the user's app, below a path of its own. */
  readonly forwards: boolean;
  readonly maxBodyBytes: number;
}

/** Why a request is not taken, and with which status. */
export interface Refusal {
  readonly status: number;
  readonly message: string;
  readonly hint: string | null;
}

interface RequestHead {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

/** Methods that carry a webhook. GET and HEAD are health checks; every other method is refused. */
export const WEBHOOK_METHODS: ReadonlySet<string> = new Set(["POST", "PUT", "PATCH"]);

const TAKEN_METHODS: ReadonlySet<string> = new Set([...WEBHOOK_METHODS, "GET", "HEAD"]);

/** A step of `.` or `..`, written in any way that an app may read so. */
const CLIMBS = /(?:^|[/\\]|%2f|%5c)(?:\.|%2e){1,2}(?:$|[/\\;]|%2f|%5c|%3b)/i;

/** Checks a request's head in protocol order; `undefined` when nothing speaks against it. */
export function refusalOf({ method, path, headers }: RequestHead, rules: AcceptRules): Refusal | undefined {
  if (rules.secret && !samePath(pathOf(path), rules.path ?? "")) {
    return { status: 404, message: "refused: there is nothing here", hint: "the path is not the secret one" };
  }
  if (!rules.allowBrowser && fromBrowser(method, headers)) {
    return {
      status: 403,
      message: "refused: it came from a web page, which must not post to a developer's machine",
      hint: "if that page is yours: --allow-browser",
    };
  }
  if (rules.path !== undefined && pathOf(path) !== rules.path) {
    return {
      status: 404,
      message: `refused: only ${rules.path} is listened to`,
      hint: "leave --path out to take any path",
    };
  }
  if (rules.forwards && CLIMBS.test(pathOf(path))) {
    return {
      status: 400,
      message: "refused: its path has . or .. in it, which could lead your app anywhere",
      hint: "no webhook has such a path",
    };
  }
  if (!TAKEN_METHODS.has(method)) {
    return { status: 405, message: `refused: ${method} is no method of a webhook`, hint: "Hipcall posts" };
  }
  return undefined;
}

function pathOf(requestPath: string): string {
  return requestPath.split("?", 1)[0] ?? "";
}

/** The refusal of a body over the limit. */
export function tooLarge(maxBodyBytes: number): Refusal {
  return {
    status: 413,
    message: `refused: the body is larger than ${maxBodyBytes} bytes`,
    hint: "take larger ones with --max-body 10mb",
  };
}

/** The refusal of a request whose sender went away. */
export function cutOff(): Refusal {
  return {
    status: 400,
    message: "cut off: the sender closed the connection before the end of the request",
    hint: null,
  };
}

/**
 * A browser names the page's origin on every POST, and where a fetch comes from by its metadata. A server-side sender has
 * neither. The page of another port of this machine is `same-site`, and one whose name was pointed here `same-origin`.
 */
function fromBrowser(method: string, headers: IncomingHttpHeaders): boolean {
  const site = headers["sec-fetch-site"];
  return headers.origin !== undefined || site === "cross-site" || (site !== undefined && WEBHOOK_METHODS.has(method));
}
