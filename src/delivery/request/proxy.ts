import { Failure } from "../../failure.ts";
import { said } from "../../language/said.ts";
import { isThisMachine } from "./loopback.ts";

type Env = Readonly<Record<string, string | undefined>>;

/**
 * The proxy for a target, from `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`, also in small letters, which win; `undefined`
 * when the target is on this machine, or none is set. Throws `Failure` (`usage`) for a proxy that is no http URL.
 */
export function proxyFor(origin: string, env: Env): string | undefined {
  const { protocol, hostname, port } = new URL(origin);
  const valueOf = (name: string): string => env[name.toLowerCase()] || env[name] || "";
  const proxy = (protocol === "https:" ? valueOf("HTTPS_PROXY") : "") || valueOf("HTTP_PROXY");
  if (proxy === "" || isThisMachine(hostname)) return undefined;
  const except = valueOf("NO_PROXY").split(/[,\s]+/);
  const address = { host: hostname.replace(/^\[|\]$/g, ""), port: port || (protocol === "https:" ? "443" : "80") };
  if (except.some((entry) => isExcepted(entry.toLowerCase(), address))) return undefined;
  const url = /^[a-z0-9]+:\/\//i.test(proxy) ? proxy : `http://${proxy}`;
  if (URL.canParse(url) && /^https?:/i.test(url)) return url;
  throw new Failure("usage", said("HTTP_PROXY or HTTPS_PROXY is not an http or https URL"), {
    hint: said("write it as http://proxy.example.com:8080, or unset it"),
  });
}

/** `*`, `example.com` (and its subdomains), `.example.com`, `*.example.com`, each with a port or not. */
function isExcepted(entry: string, { host, port }: { readonly host: string; readonly port: string }): boolean {
  if (entry === "*") return true;
  const [, name = "", onlyPort] = /^\[?(.*?)\]?(?::(\d+))?$/.exec(entry) ?? [];
  const domain = name.replace(/^\*?\./, "");
  if (domain === "" || (onlyPort !== undefined && onlyPort !== port)) return false;
  return host === domain || host.endsWith(`.${domain}`);
}

/** A proxy without the name and password of its URL. */
export function shownProxy(proxy: string): string {
  return URL.canParse(proxy) ? `${new URL(proxy).protocol}//${new URL(proxy).host}` : "that the environment names";
}
