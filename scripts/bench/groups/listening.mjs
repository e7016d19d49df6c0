import { once } from "node:events";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { atLeast } from "../measuring/goals.mjs";
import { OWN_NODE } from "../measuring/nodes.mjs";
import { inPairs, quantile } from "../measuring/pairs.mjs";
import { childProgram, childResult, quietListener, startUntil, stop } from "../measuring/processes.mjs";
import { bodyFile } from "../measuring/samples.mjs";

const ROUNDS = 5;
const SECONDS = 2;
const CONNECTIONS = 50;

export const listening = {
  title: "Receiving",
  about: `Requests a second over ${CONNECTIONS} connections from autocannon; the bare server reads the body and answers. \`--save\` validates each event and syncs it to disk before the answer.`,
  rows: (bench) => receivingRows(bench, OWN_NODE),
};

/** The rows for several versions of Node. */
export function receivingRows(bench, node) {
  return [
    row(bench, node, {
      id: "save",
      what: "`listen --save`, synced before each answer",
      goal: node.goal(atLeast, { newer: 0.4, node20: 0.33 }),
      save: true,
    }),
    row(bench, node, {
      id: "no-fsync",
      what: "`listen --save --no-fsync`",
      goal: node.goal(atLeast, { newer: 0.5, node20: 0.42 }),
      save: true,
      more: ["--no-fsync"],
    }),
    row(bench, node, {
      id: "plain",
      what: "`listen`",
      goal: node.goal(atLeast, { newer: 0.65, node20: 0.6 }),
      save: false,
    }),
  ];
}

function row(bench, node, { id, what, goal, save, more = [] }) {
  const capture = join(bench.folder, "listen.ndjson");
  const options = save ? ["--save", capture, ...more] : more;
  const measure = async () => {
    const ours = await quietListener(bench, ["--quiet", ...options], { metered: true, file: await node.file() });
    const bare = await startUntil([childProgram("bare-server.mjs")], { metered: true, file: await node.file() });
    const body = bodyFile("call_hangup", bench);
    const loads = { ours: [], bare: [] };
    try {
      const measured = await inPairs(
        ROUNDS,
        () => perSecond(ours.child, { url: ours.url, bodyFile: body }, loads.ours),
        () => perSecond(bare.child, { url: bare.match[1], bodyFile: body }, loads.bare),
      );
      return { ...measured, loads, note: noteOf(loads) };
    } finally {
      await stop(ours.child);
      await stop(bare.child);
      await rm(capture, { force: true });
    }
  };
  return { id: `${id}${node.id}`, what, baseline: "bare `node:http` server", node, goal, measure };
}

async function perSecond(server, target, loads) {
  const before = await cpuMs(server);
  const load = await childResult("load.mjs", { ...target, connections: CONNECTIONS, duration: SECONDS });
  loads.push({ ...load, cpuMsPerRequest: ((await cpuMs(server)) - before) / load.requests });
  return load.perSecond;
}

async function cpuMs(server) {
  const answered = once(server, "message");
  server.send("usage");
  const [{ user, system }] = await answered;
  return (user + system) / 1000;
}

function noteOf({ ours, bare }) {
  const cost = middle(ours, "cpuMsPerRequest") / middle(bare, "cpuMsPerRequest");
  const busy = [ours, bare].map((loads) => `${Math.round(middle(loads, "busy") * 100)} %`);
  return `processor time a request ${cost.toFixed(2)} ×; autocannon busy ${busy[0]} with ours, ${busy[1]} with the bare one`;
}

function middle(loads, key) {
  return quantile(
    loads.map((load) => load[key]),
    0.5,
  );
}
