import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { atMost } from "../measuring/goals.mjs";
import { inTerminal } from "../measuring/in-terminal.mjs";
import { once } from "../measuring/once.mjs";
import { quantile } from "../measuring/pairs.mjs";
import { sampleBody } from "../measuring/samples.mjs";
import { Unavailable } from "../measuring/unavailable.mjs";

const EVENTS = 80_000;
/** Enough events for a percentile. The memory of the line output is not measured. */
const EVENTS_IN_LINES = 20_000;
/** By then the heap has its size. */
const EARLY = 40_000;
/** A rate that a real sender can reach. A higher rate would only measure a long queue. */
const PER_SECOND = 1000;
const GROWTH_MB = 30;
const LIMIT_MB = 250;

export const fullScreen = {
  title: "Full screen",
  about: `${count(EVENTS)} events, ${count(PER_SECOND)} a second, to the full screen in a pseudo-terminal; ${count(EVENTS_IN_LINES)} to a listener that prints lines.`,
  rows: (bench) => {
    const lines = once(() => measured("pretty", EVENTS_IN_LINES, bench));
    const screen = once(() => measured("tui", EVENTS, bench));
    return [
      {
        id: "p99",
        what: "full screen: the answers' 99th percentile",
        baseline: "printed lines",
        goal: atMost(2),
        measure: () => answers(lines, screen),
      },
      {
        id: "growth",
        what: `full screen: memory gained from event ${count(EARLY)} to ${count(EVENTS)}`,
        baseline: `${GROWTH_MB} MB`,
        goal: atMost(1),
        measure: async () => shareOf(GROWTH_MB, await screen(), ({ rssEarlyMb, rssEndMb }) => rssEndMb - rssEarlyMb),
      },
      {
        id: "memory",
        what: `full screen: memory after ${count(EVENTS)} events`,
        baseline: `${LIMIT_MB} MB`,
        goal: atMost(1),
        measure: async () => shareOf(LIMIT_MB, await screen(), ({ rssEndMb }) => rssEndMb),
      },
    ];
  },
};

async function answers(lines, screen) {
  const [baseline, ours] = [await lines(), await screen()];
  return { ratio: ours.p99 / baseline.p99, samples: [{ ours, baseline }] };
}

function shareOf(limitMb, sizes, used) {
  if (Number.isNaN(sizes.rssEndMb)) throw new Unavailable("only Linux shows the memory of another process (/proc)");
  return { ratio: Math.max(0, used(sizes)) / limitMb, samples: [sizes] };
}

async function measured(output, events, { program, project, folder }) {
  const args = [program, "listen", "--port", "0", "-o", output];
  const terminal = inTerminal(args, /http:\/\/127\.0\.0\.1:\d+\//, { cwd: folder });
  const { match } = await terminal.matched;
  const body = sampleBody("call_hangup", { project });
  try {
    const latencies = [];
    await burst(match[0], { body, events: EARLY, latencies });
    const rssEarlyMb = rssMb(terminal.pid);
    await burst(match[0], { body, events: events - EARLY, latencies });
    const rssEndMb = rssMb(terminal.pid);
    return { p50: quantile(latencies, 0.5), p99: quantile(latencies, 0.99), rssEarlyMb, rssEndMb, ...terminal.counted };
  } finally {
    await terminal.stop();
  }
}

/** Starts events at an even pace. Each latency counts from the planned start, even if the event waits for a connection. */
async function burst(url, { body, events, latencies }) {
  const { uuid } = JSON.parse(body).data;
  const agent = new Agent({ keepAlive: true, maxSockets: 50 });
  const startedMs = performance.now();
  const inFlight = new Set();
  for (let sent = 0; sent < events; sent += 1) {
    const dueMs = startedMs + (sent / PER_SECOND) * 1000;
    const waitMs = dueMs - performance.now();
    if (waitMs > 1) await new Promise((resume) => setTimeout(resume, waitMs));
    const answered = post(url, { body: body.replaceAll(uuid, randomUUID()), agent }).then(
      () => void latencies.push(performance.now() - dueMs),
    );
    inFlight.add(answered);
    const ended = () => inFlight.delete(answered);
    answered.then(ended, ended);
    if (inFlight.size >= 500) await Promise.race(inFlight);
  }
  await Promise.all(inFlight);
  agent.destroy();
}

function post(url, { body, agent }) {
  return new Promise((done, fail) => {
    const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
    const sent = request(url, { method: "POST", agent, headers }, (answer) => answer.resume().once("end", done));
    sent.once("error", (error) => {
      // The server can close an idle connection at the moment when it is reused. Then send the event again.
      if (sent.reusedSocket && error.code === "ECONNRESET") done(post(url, { body, agent }));
      else fail(error);
    });
    sent.end(body);
  });
}

function count(number) {
  return number.toLocaleString("en");
}

function rssMb(pid) {
  if (process.platform !== "linux") return Number.NaN;
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]) / 1024;
}
