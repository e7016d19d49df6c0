import { isIPv4 } from "node:net";

/** Whether an address, or the host of a URL, can only be reached from this machine. */
export function isLoopback(host: string): boolean {
  const name = host.replace(/^\[(.*)\]$/, "$1").toLowerCase();
  if (name === "localhost" || name.endsWith(".localhost") || name === "::1") return true;
  // An IPv4 address in the form of IPv6: a URL writes ::ffff:127.0.0.1 as ::ffff:7f00:1.
  if (/^::ffff:(127\.|7f[0-9a-f]{2}:)/.test(name)) return true;
  return isIPv4(name) && name.startsWith("127.");
}

/** Whether a request to this host stays on this machine. A connection to the address "any" goes to this machine too. */
export function isThisMachine(host: string): boolean {
  return isLoopback(host) || host === "0.0.0.0" || host === "[::]";
}
