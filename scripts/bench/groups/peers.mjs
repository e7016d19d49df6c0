import { existsSync } from "node:fs";
import { readFile, readdir, stat } from "node:fs/promises";
import { execFile } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { forwardingRows } from "./forwarding.mjs";
import { NO_GOAL } from "../measuring/goals.mjs";
import { unpackedSize } from "./installed-size.mjs";
import { once } from "../measuring/once.mjs";
import { inPairs } from "../measuring/pairs.mjs";
import { wholeProcessMs } from "../measuring/processes.mjs";
import { Unavailable } from "../measuring/unavailable.mjs";

const ROUNDS = 11;
const PEERS = { "smee-client": "5.0.0", "@stripe/cli": "1.52.0", "hookdeck-cli": "2.6.0" };
const run = promisify(execFile);

export const peers = {
  title: "Beside other tools",
  about: `Other tools, installed from npm for this measurement. Forwarding: one event after the other, from the channel to an app that has read it.`,
  rows: (bench) => {
    const installs = Object.fromEntries(Object.keys(PEERS).map((name) => [name, once(() => installed(name, bench))]));
    return [
      ...Object.entries(installs).flatMap(([name, peer]) => peerRows(name, peer, bench)),
      ...forwardingRows(bench, installs["smee-client"]),
    ];
  },
};

function peerRows(name, peer, bench) {
  const startUp = (flag) => ({
    id: `${name}-${flag.slice(2)}`,
    what: `${name} \`${flag}\``,
    baseline: "`node -e 0`",
    goal: NO_GOAL,
    measure: async () => {
      const { command } = await peer();
      return inPairs(
        ROUNDS,
        () => wholeProcessMs([command, flag]),
        () => wholeProcessMs(["-e", "0"]),
      );
    },
  });
  const size = async () => {
    const { folder } = await peer();
    const sizes = { ours: await bytesIn(folder), baseline: unpackedSize(bench) };
    return { ratio: sizes.ours / sizes.baseline, samples: [sizes] };
  };
  return [
    startUp("--version"),
    startUp("--help"),
    {
      id: `${name}-size`,
      what: `${name}, installed`,
      baseline: "hipcall-hooks, installed",
      goal: NO_GOAL,
      measure: size,
    },
  ];
}

/** Installs another tool once, without its install scripts. Resolves to its folder and the script of its command. */
async function installed(name, { project, versions }) {
  const version = PEERS[name];
  const folder = join(project, ".cache/peers", `${name.replaceAll(/\W/g, "-")}-${version}`);
  const home = join(folder, "node_modules", name);
  if (!existsSync(home)) await install(`${name}@${version}`, folder);
  const { bin } = JSON.parse(await readFile(join(home, "package.json"), "utf8"));
  const command = join(home, Object.values(bin)[0]);
  await wholeProcessMs([command, "--version"]).catch((error) => {
    throw new Unavailable(`${name} ${version} does not run here: ${error.message.split("\n")[0]}`);
  });
  versions[name] = version;
  return { folder: join(folder, "node_modules"), command };
}

async function install(wanted, folder) {
  await mkdir(folder, { recursive: true });
  const options = ["--no-save", "--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", folder];
  const shell = process.platform === "win32";
  await run("npm", ["install", ...options, wanted], { cwd: folder, shell }).catch((error) => {
    throw new Unavailable(`${wanted} can't be installed: ${error.message.split("\n").at(-2) ?? error.message}`);
  });
}

async function bytesIn(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name !== ".package-lock.json");
  const sizes = await Promise.all(files.map(async (entry) => (await stat(join(entry.parentPath, entry.name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}
