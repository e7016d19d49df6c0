import { execFileSync } from "node:child_process";
import { atMost } from "../measuring/goals.mjs";

const LIMIT_BYTES = 2.5 * 1024 * 1024;

export const installedSize = {
  title: "Installed size",
  about: "What `npm pack` would unpack to; there is nothing else to install.",
  rows: (bench) => [
    {
      id: "unpacked",
      what: "unpacked, no dependencies",
      baseline: "2.5 MB",
      goal: atMost(1),
      measure: async () => {
        const unpackedBytes = unpackedSize(bench);
        return { ratio: unpackedBytes / LIMIT_BYTES, samples: [{ unpackedBytes }] };
      },
    },
  ],
};

/** Bytes of the package once it is installed. */
export function unpackedSize({ project }) {
  const shell = process.platform === "win32";
  const options = { cwd: project, encoding: "utf8", shell, stdio: ["ignore", "pipe", "ignore"] };
  const text = execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], options);
  return Object.values(JSON.parse(text))[0].unpackedSize;
}
