import { receivingRows } from "./listening.mjs";
import { majorOf, otherNode } from "../measuring/nodes.mjs";
import { replayRows } from "./replaying.mjs";
import { validationRows } from "./validating.mjs";

/** What most developers run. */
const MAJOR = 24;

export const newerNode = {
  title: `Under load on Node ${MAJOR}`,
  about: `As above, the program and what it is measured against both on Node ${MAJOR}: its V8 does more in the same time.`,
  rows: (bench) => {
    if (majorOf(process.version) === MAJOR) return [];
    const node = otherNode(MAJOR, bench);
    return [receivingRows, replayRows, validationRows].flatMap((rowsOf) => rowsOf(bench, node));
  },
};
