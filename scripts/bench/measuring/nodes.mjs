import { once } from "./once.mjs";
import { Unavailable } from "./unavailable.mjs";

/** The Node that runs the bench. A row that is measured on it says nothing more. */
export const OWN_NODE = nodeOf(majorOf(process.version), { file: async () => process.execPath, on: "", id: "" });

/** Another Node, fetched when it is first measured; both the program and its baseline run on it. */
export function otherNode(major, bench) {
  return nodeOf(major, { file: once(() => programOf(major, bench)), on: `, Node ${major}`, id: `-${major}` });
}

/** `goal` chooses between the limit for Node 22 and later and the one for Node 20. */
function nodeOf(major, node) {
  return { ...node, goal: (kind, { newer, node20 }) => kind(major < 22 ? node20 : newer) };
}

/** The major version of a Node, from what it says of itself. */
export function majorOf(version) {
  return Number(/\d+/.exec(version)[0]);
}

async function programOf(major, { versions }) {
  try {
    const { runtime } = await import("../../runtimes.mjs");
    const { version, path } = await runtime(major);
    versions[`Node ${major}`] = version;
    return path;
  } catch (error) {
    throw new Unavailable(`Node ${major} could not be had: ${error.message.split("\n")[0]}`);
  }
}
