import { type LookupAddress, lookup } from "node:dns";
import type { LookupFunction } from "node:net";

const LOOPBACK: readonly LookupAddress[] = [
  { address: "127.0.0.1", family: 4 },
  { address: "::1", family: 6 },
];

/** Looks a name up. `localhost` has both loopback addresses, also where the system names one only: an app may listen on either. */
export const lookupWithBothLoopbacks: LookupFunction = (hostname, options, callback) => {
  if (hostname.toLowerCase() !== "localhost" || options.all !== true) return lookup(hostname, options, callback);
  return lookup(hostname, { ...options, all: true }, (error, found) => {
    const known = error === null ? found : [];
    const missing = LOOPBACK.filter(({ address }) => known.every((one) => one.address !== address));
    callback(null, [...known, ...missing]);
  });
};
