import { spawn } from "node:child_process";
import { Agent, request } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { NO_GOAL } from "../measuring/goals.mjs";
import { inPairs } from "../measuring/pairs.mjs";
import { plainEnvironment, quietListener, stop } from "../measuring/processes.mjs";
import { sampleBody } from "../measuring/samples.mjs";
import { app, smeeChannel } from "../measuring/smee-channel.mjs";

const ROUNDS = 5;
const EVENTS = 400;

/** Forwarding an event, against smee-client. */
export function forwardingRows(bench, smeeClient) {
  const row = (id, what, forward) => ({
    id,
    what,
    baseline: "smee-client",
    goal: NO_GOAL,
    measure: async () => {
      const { command } = await smeeClient();
      const body = JSON.parse(sampleBody("call_hangup", bench));
      return inPairs(
        ROUNDS,
        () => forward(bench, body),
        () => throughSmeeClient(command, body),
      );
    },
  });
  return [
    row("forward-smee", "`listen --tunnel smee=… --forward`, an event of the same channel", throughOurTunnel),
    row("forward", "`listen --forward`, an event posted to it", throughOurListener),
  ];
}

async function throughSmeeClient(command, body) {
  const channel = await smeeChannel();
  const target = await app();
  const args = [command, "--url", channel.url, "--target", target.url];
  const child = spawn(process.execPath, args, { stdio: "ignore", env: plainEnvironment() });
  try {
    await channel.followed;
    return await msPerEvent(() => channel.send(body), target);
  } finally {
    child.kill("SIGTERM");
    closeAll(channel, target);
  }
}

async function throughOurTunnel(bench, body) {
  const channel = await smeeChannel();
  const target = await app();
  const options = ["--quiet", "--forward", target.url, "--tunnel", `smee=${channel.url}`];
  const { child } = await quietListener(bench, options);
  try {
    await channel.followed;
    return await msPerEvent(() => channel.send(body), target);
  } finally {
    await stop(child);
    closeAll(channel, target);
  }
}

async function throughOurListener(bench, body) {
  const target = await app();
  const { child, url } = await quietListener(bench, ["--quiet", "--forward", target.url]);
  const agent = new Agent({ keepAlive: true });
  const text = JSON.stringify(body);
  const post = () =>
    new Promise((done, fail) => {
      const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(text) };
      const sent = request(url, { method: "POST", agent, headers }, (answer) => answer.resume().once("end", done));
      sent.once("error", fail).end(text);
    });
  try {
    return await msPerEvent(post, target);
  } finally {
    agent.destroy();
    await stop(child);
    closeAll(target);
  }
}

/** Milliseconds from sending an event until the app has it, one event at a time, without the first ones. */
async function msPerEvent(send, target) {
  await ready(send, target);
  let total = 0;
  for (let event = 0; event < EVENTS * 1.25; event += 1) {
    const arrived = target.next();
    const startedMs = performance.now();
    const answered = send();
    await arrived;
    if (event >= EVENTS * 0.25) total += performance.now() - startedMs;
    await answered;
  }
  return total / EVENTS;
}

/** Waits until the client passes events on. A connected client can still lose events. */
async function ready(send, target) {
  for (let arrived = false; !arrived;) {
    const first = target.next().then(() => true);
    await send();
    arrived = await Promise.race([first, delay(1000, false)]);
  }
}

function closeAll(...servers) {
  for (const server of servers) server.close();
}
