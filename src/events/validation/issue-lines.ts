import { type Node, findNodeAtLocation, parseTree } from "jsonc-parser";
import type { Issue } from "./issue.ts";
import { positionOf } from "../payload/json-syntax.ts";

/** Maps the path of each issue to its line in a JSON text, from 1. A missing value has the line of its parent. */
export function linesOfIssues(text: string, issues: readonly Issue[]): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  const start = text.length - text.trimStart().length;
  // The tree of a large body is large, and that of a text that is not JSON has no use.
  const root = issues.some(({ path }) => path !== "") ? treeOf(text) : undefined;
  for (const { path } of issues) {
    const offset = path === "" ? start : root && nodeFor(root, path).offset;
    if (offset !== undefined && text !== "") lines.set(path, positionOf(text, offset).line);
  }
  return lines;
}

function nodeFor(root: Node, path: string): Node {
  const steps = path.split(".").map((step) => (/^\d+$/.test(step) ? Number(step) : step));
  for (let length = steps.length; length > 0; length -= 1) {
    const node = findNodeAtLocation(root, steps.slice(0, length));
    if (node !== undefined) return node;
  }
  return root;
}

/** `undefined` when the JSON is nested too deeply for the parser. */
function treeOf(text: string): Node | undefined {
  try {
    return parseTree(text);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
