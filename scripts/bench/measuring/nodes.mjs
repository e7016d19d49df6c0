import { once } from "./once.mjs";
import { Unavailable } from "./unavailable.mjs";

/** The Node that runs the bench. */
export const OWN_NODE = nodeOf(majorOf(process.version), { file: async () => process.execPath, id: "" });

/** Another Node, fetched when it is first measured; both the program and its baseline run on it. */
export function otherNode(major, bench) {
  return nodeOf(major, { file: once(() => programOf(major, bench)), id: `-${major}` });
}

/** `goal` makes one of a limit for Node 22 and later and one for Node 20. */
function nodeOf(major, node) {
  const goal = (kind, { newer, node20 }) => ({
    text: `${kind(newer).text} (Node 20: ${kind(node20).text})`,
    holds: kind(major < 22 ? node20 : newer).holds,
  });
  return { ...node, major, goal };
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
