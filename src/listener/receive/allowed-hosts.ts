import { isIP } from "node:net";
import { isLoopback } from "../../delivery/request/loopback.ts";

/**
 * The names under which a listener may be reached. A web page can point a name of its own to this machine (DNS rebinding),
 * and the Host header then shows that name.
 */
export class AllowedHosts {
  readonly #names = new Set<string>();
  readonly #domains: string[] = [];
  readonly #any: boolean;
  /** It listens on every address of this machine. */
  readonly #allAddresses: boolean;

  /** `bound` is the address to listen on. `more` are names, `*.example.com`, or `*` for all. */
  constructor(bound: string, more: readonly string[]) {
    this.#any = more.includes("*");
    this.#allAddresses = bound === "0.0.0.0" || bound === "::";
    this.#names.add(bound.toLowerCase());
    for (const name of more) {
      if (name.startsWith("*.")) this.#domains.push(name.slice(1).toLowerCase());
      else this.#names.add(hostName(name));
    }
  }

  add(name: string): void {
    this.#names.add(hostName(name));
  }

  /** Whether a Host header (`name`, `name:port`) is allowed. Only a program sends none. */
  allows(header: string | undefined): boolean {
    if (this.#any || header === undefined || header === "") return true;
    const name = hostName(header);
    return (
      isLoopback(name) ||
      this.#names.has(name) ||
      (this.#allAddresses && isIP(name) !== 0) ||
      this.#domains.some((domain) => name.endsWith(domain))
    );
  }
}

/** The name in a Host header: in lower case, without port, brackets and a dot at the end. */
export function hostName(header: string): string {
  const lower = header.trim().toLowerCase();
  const [, address] = /^\[([^\]]*)\](?::\d*)?$/.exec(lower) ?? [];
  if (address !== undefined) return address;
  return (isIP(lower) === 6 ? lower : lower.replace(/:\d*$/, "")).replace(/\.$/, "");
}
