import { execFile, spawn } from "node:child_process";
import { rm } from "node:fs/promises";
import { createServer, connect } from "node:net";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import { NO_GOAL, atLeast } from "../measuring/goals.mjs";
import { inPairs } from "../measuring/pairs.mjs";
import { childProgram, childResult, quietListener, startUntil, stop, wholeProcessMs } from "../measuring/processes.mjs";
import { bodyFile, captureOf } from "../measuring/samples.mjs";
import { Unavailable } from "../measuring/unavailable.mjs";

const ROUNDS = 3;
const SECONDS = 2;
const CONNECTIONS = 50;
/** Few events, because mitmdump sends only some hundred per second. */
const FLOWS = 1000;
const EVENTS = 20_000;
const run = promisify(execFile);

export const mitmdump = {
  title: "Beside mitmdump",
  about: `mitmdump must be installed. It records requests as a reverse proxy in front of the bare server, and sends recorded requests again.`,
  rows: (bench) => [
    recording(bench, { id: "save", what: "`listen --save`", goal: atLeast(5), options: () => [] }),
    recording(bench, {
      id: "forward",
      what: "`listen --save --forward`",
      goal: NO_GOAL,
      options: (app) => ["--forward", app],
    }),
    {
      id: "replay",
      what: "`replay --concurrency 50`",
      baseline: "mitmdump's client replay",
      goal: atLeast(20),
      measure: () => replayed(bench),
    },
  ],
};

function recording(bench, { id, what, goal, options }) {
  const measure = async () => {
    const { child, match } = await startUntil([childProgram("bare-server.mjs")]);
    const capture = join(bench.folder, "mitm.ndjson");
    const theirs = await reverseProxy(match[1], join(bench.folder, "mitm.flows"), bench);
    const ours = await quietListener(bench, ["--quiet", "--save", capture, ...options(match[1])]);
    const body = bodyFile("call_hangup", bench);
    const answered = async (url) => {
      const load = { url, bodyFile: body, connections: CONNECTIONS, duration: SECONDS };
      return (await childResult("load.mjs", load)).perSecond;
    };
    try {
      return await inPairs(
        ROUNDS,
        () => answered(ours.url),
        () => answered(theirs.url),
      );
    } finally {
      await stop(ours.child);
      theirs.child.kill("SIGKILL");
      await stop(child);
      await rm(capture, { force: true });
    }
  };
  return { id, what, baseline: "mitmdump, reverse proxy", goal, measure };
}

async function replayed(bench) {
  const { child, match } = await startUntil([childProgram("bare-server.mjs")]);
  const [, url] = match;
  const capture = join(bench.folder, "mitm.ndjson");
  await captureOf({ events: EVENTS }, capture, bench);
  const flows = await flowsOf(FLOWS, url, bench);
  const oneFlow = await flowsOf(1, url, bench);
  const send = [bench.program, "replay", capture, "--to", url, "--concurrency", "50", "--json"];
  const ours = async () =>
    perSecond(EVENTS, await wholeProcessMs([...send, "--limit", "1"]), await wholeProcessMs(send));
  const theirs = async () => perSecond(FLOWS, await clientReplayMs(oneFlow), await clientReplayMs(flows));
  try {
    return await inPairs(ROUNDS, ours, theirs);
  } finally {
    await stop(child);
  }
}

function perSecond(count, oneMs, allMs) {
  return (count - 1) / ((allMs - oneMs) / 1000);
}

async function clientReplayMs(flows) {
  const started = performance.now();
  await run("mitmdump", ["--quiet", "--no-server", "--client-replay", flows]);
  return performance.now() - started;
}

/** A file of requests recorded by mitmdump. */
async function flowsOf(events, app, bench) {
  const flows = join(bench.folder, `${events}.flows`);
  const { child, url } = await reverseProxy(app, flows, bench);
  await childResult("load.mjs", { url, bodyFile: bodyFile("call_hangup", bench), connections: 1, amount: events });
  await stop(child);
  return flows;
}

async function reverseProxy(app, flows, { versions }) {
  versions.mitmdump = await version();
  const port = await freePort();
  const options = ["--quiet", "--mode", `reverse:${app}`, "--listen-host", "127.0.0.1", "--listen-port", String(port)];
  const child = spawn("mitmdump", [...options, "--save-stream-file", flows], { stdio: "ignore" });
  while (!(await accepts(port))) await delay(50);
  return { child, url: `http://127.0.0.1:${port}` };
}

async function version() {
  const { stdout } = await run("mitmdump", ["--version"]).catch(() => {
    throw new Unavailable("mitmdump is not installed");
  });
  return /Mitmproxy: (\S+)/.exec(stdout)[1];
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

function accepts(port) {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });
}
