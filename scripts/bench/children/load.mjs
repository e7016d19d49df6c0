// Loads a server with autocannon and prints the number of answers per second. It runs in its own process, so that it has the same
// cold start as the program that it is compared with.
import { readFileSync } from "node:fs";
import autocannon from "autocannon";

const { url, bodyFile, connections, ...until } = JSON.parse(process.argv[2]);
const body = readFileSync(bodyFile);
const usedBefore = process.cpuUsage();
const startedMs = performance.now();
const load = autocannon({
  url,
  body,
  method: "POST",
  headers: { "content-type": "application/json" },
  connections,
  ...until,
});
// autocannon ends at a full second, so the time of the last answer is measured here.
let endedMs = startedMs;
load.on("response", () => (endedMs = performance.now()));
const { requests, errors, timeouts, non2xx } = await load;
const seconds = (endedMs - startedMs) / 1000;
const { user, system } = process.cpuUsage(usedBefore);
if (errors + timeouts + non2xx > 0) throw new Error(`${errors} errors, ${timeouts} time-outs, ${non2xx} not 2xx`);
const result = { requests: requests.total, perSecond: requests.total / seconds, busy: (user + system) / 1e6 / seconds };
console.log(JSON.stringify(result));
