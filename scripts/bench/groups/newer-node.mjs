import { receivingRows } from "./listening.mjs";
import { majorOf, otherNode } from "../measuring/nodes.mjs";
import { replayRows } from "./replaying.mjs";
import { validationRows } from "./validating.mjs";

/** The Node of most developers. */
const MAJOR = 24;

export const newerNode = {
  rows: (bench) => {
    if (majorOf(process.version) === MAJOR) return [];
    const node = otherNode(MAJOR, bench);
    return [receivingRows, replayRows, validationRows].flatMap((rowsOf) => rowsOf(bench, node));
  },
};
