import { isIPv4 } from "node:net";
import { type Said, said } from "../../language/said.ts";

/** The endpoint that requests are sent to. */
export interface Target {
  /** Scheme, host and port: `http://127.0.0.1:4665`. */
  readonly origin: string;
  /** Path and query; `undefined` when the URL has neither, then each request keeps its own. */
  readonly path: string | undefined;
  /** As the user wrote it, with a scheme, for messages. */
  readonly url: string;
}

/**
 * Reads a target: a URL, `localhost:3000/x` without a scheme (which means http), or only a port (`3000`, `:3000/x`), which
 * means localhost. `undefined` for anything else, also for a host that is written as a number.
 */
export function parseTarget(text: string): Target | undefined {
  const url = withScheme(text);
  if (url === undefined || !URL.canParse(url)) return undefined;
  const { protocol, origin, pathname, search, username, password } = new URL(url);
  if ((protocol !== "http:" && protocol !== "https:") || username + password !== "") return undefined;
  if (unusualAddress(url) !== undefined) return undefined;
  const namesPath = /^https?:\/\/[^/?#]+[/?]/i.test(url);
  return { origin, path: namesPath ? `${pathname}${search}` : undefined, url };
}

/** What the user can write instead of a text that is no target; `undefined` when that is not clear. */
export function targetHint(text: string): Said | undefined {
  const url = withScheme(text) ?? `http://${text.replace(/^[a-z]+:\/*/i, "")}`;
  if (!URL.canParse(url)) return undefined;
  const { username, password, hostname } = new URL(url);
  if (username + password !== "")
    return said('leave out what stands before the @; to send it: -H "authorization: Basic …"');
  const address = unusualAddress(url);
  if (address === undefined)
    return withScheme(text) === undefined ? said("did you mean {meant}?", { meant: url }) : undefined;
  return /^\d+$/.test(address) && isPort(address)
    ? said(
        "for port {address}, write localhost:{address}; {address} means the address {hostname}: write that if you mean it",
        {
          address,
          hostname,
        },
      )
    : said("{address} means the address {hostname}: write that if you mean it", { address, hostname });
}

/** `3000`, `:3000`, `3000/hooks` and `:3000?x=1`: a port of this machine. */
const ONLY_PORT = /^:?(\d+)(?=$|[/?#])/;

function withScheme(text: string): string | undefined {
  if (/^https?:\/\//i.test(text)) return text;
  // `http:/localhost` would name a host `http`.
  if (/^https?:/i.test(text) || text.includes("://")) return undefined;
  const port = ONLY_PORT.exec(text)?.[1];
  if (port === undefined || !isPort(port)) return `http://${text}`;
  return `http://localhost:${text.replace(/^:/, "")}`;
}

function isPort(digits: string): boolean {
  return Number(digits) >= 1 && Number(digits) <= 65_535;
}

/** A host that a URL turns into another IPv4 address than the one written: `3000` means 0.0.11.184, `0x7f.1` 127.0.0.1. */
function unusualAddress(url: string): string | undefined {
  const written = /^https?:\/\/(?:[^/?#\\@]*@)?([^/?#\\:]*)/i.exec(url)?.[1] ?? "";
  const { hostname } = new URL(url);
  return isIPv4(hostname) && hostname !== written ? written : undefined;
}
