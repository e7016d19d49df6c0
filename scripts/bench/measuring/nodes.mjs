import { once } from "./once.mjs";
import { Unavailable } from "./unavailable.mjs";

/** The Node that runs the bench. */
export const OWN_NODE = nodeOf(majorOf(process.version), { file: async () => process.execPath, id: "" });

/** Another Node, installed before its first measurement. It runs both the program and the baseline. */
export function otherNode(major, bench) {
  return nodeOf(major, { file: once(() => programOf(major, bench)), id: `-${major}` });
}

/** Creates a goal with one limit for Node 22 and later, and another for Node 20. */
function nodeOf(major, node) {
  const goal = (kind, { newer, node20 }) => ({
    text: `${kind(newer).text} (Node 20: ${kind(node20).text})`,
    holds: kind(major < 22 ? node20 : newer).holds,
  });
  return { ...node, major, goal };
}

/** The major version in the version string of a Node. */
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
    throw new Unavailable(`Node ${major} can't be installed: ${error.message.split("\n")[0]}`);
  }
}
