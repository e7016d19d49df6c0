// Sends events to the listener in a pseudo-terminal, full screen and lines in turn, and prints memory and how fast it answers.
import { spawn } from "@lydell/node-pty";
import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const PROJECT = resolve(import.meta.dirname, "..");
const PROGRAM = join(PROJECT, "bin/hipcall-hooks.js");
const SAMPLE = readFileSync(join(PROJECT, "samples/2024/call_hangup.json"), "utf8");
const UUID = JSON.parse(SAMPLE).data.uuid;
const EVENTS = Number(process.argv[2] ?? 50_000);
const EARLY = Math.min(5000, EVENTS);
/** A burst that a sender can make, not one that only measures how long a queue can get. */
const PER_SECOND = Number(process.argv[3] ?? 1000);

const pretty = await measured("pretty");
const tui = await measured("tui");
const growth = tui.rssEndMb - tui.rssEarlyMb;
console.log(
  "| output | events/s | p50 ms | p99 ms | RSS at 5,000 MB | RSS at the end MB | written to the terminal MB |",
);
console.log("| --- | --- | --- | --- | --- | --- | --- |");
for (const { output, perSecond, p50, p99, rssEarlyMb, rssEndMb, writtenMb } of [pretty, tui]) {
  const cells = [
    perSecond,
    p50.toFixed(1),
    p99.toFixed(1),
    rssEarlyMb.toFixed(1),
    rssEndMb.toFixed(1),
    writtenMb.toFixed(1),
  ];
  console.log(`| ${output} | ${cells.join(" | ")} |`);
}
console.log(`\nRSS grew by ${growth.toFixed(1)} MB from ${EARLY} to ${EVENTS} events (goal: at most 30)`);
console.log(`the answer's p99 is ${(tui.p99 / pretty.p99).toFixed(2)} x that of pretty mode (goal: at most 2)`);

async function measured(output) {
  const cwd = mkdtempSync(join(tmpdir(), "hipcall-hooks-bench-"));
  const env = { PATH: process.env.PATH, TERM: "xterm-256color", HOME: cwd };
  const args = [PROGRAM, "listen", "--port", "0", "-o", output];
  const terminal = spawn(process.execPath, args, { name: "xterm-256color", cols: 160, rows: 50, cwd, env });
  let written = 0;
  let start = "";
  const url = await new Promise((found) => {
    terminal.onData((text) => {
      written += text.length;
      if (start.length < 10_000) start += text;
      const match = /http:\/\/127\.0\.0\.1:\d+\//.exec(start);
      if (match !== null) found(match[0]);
    });
  });
  const ended = new Promise((done) => terminal.onExit(done));
  try {
    const latencies = [];
    const startedMs = performance.now();
    await burst(url, EARLY, latencies);
    const rssEarlyMb = rssMb(terminal.pid);
    await burst(url, EVENTS - EARLY, latencies);
    const perSecond = Math.round(EVENTS / ((performance.now() - startedMs) / 1000));
    const rssEndMb = rssMb(terminal.pid);
    latencies.sort((a, b) => a - b);
    const at = (part) => latencies[Math.floor(part * (latencies.length - 1))];
    return { output, perSecond, p50: at(0.5), p99: at(0.99), rssEarlyMb, rssEndMb, writtenMb: written / 1e6 };
  } finally {
    terminal.kill("SIGTERM");
    await ended;
    rmSync(cwd, { recursive: true, force: true });
  }
}

/** Starts events at an even pace; one that waits for a connection counts from when it should have started. */
async function burst(url, count, latencies) {
  const agent = new Agent({ keepAlive: true, maxSockets: 50 });
  const startedMs = performance.now();
  const underWay = new Set();
  for (let sent = 0; sent < count; sent += 1) {
    const dueMs = startedMs + (sent / PER_SECOND) * 1000;
    const waitMs = dueMs - performance.now();
    if (waitMs > 1) await new Promise((resume) => setTimeout(resume, waitMs));
    const answered = post(url, agent).then(() => void latencies.push(performance.now() - dueMs));
    underWay.add(answered);
    void answered.finally(() => underWay.delete(answered));
    if (underWay.size >= 500) await Promise.race(underWay);
  }
  await Promise.all(underWay);
  agent.destroy();
}

function post(url, agent) {
  const body = SAMPLE.replace(UUID, randomUUID());
  return new Promise((done, fail) => {
    const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
    const sent = request(url, { method: "POST", agent, headers }, (answer) => answer.resume().once("end", done));
    sent.once("error", fail).end(body);
  });
}

function rssMb(pid) {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024;
}
