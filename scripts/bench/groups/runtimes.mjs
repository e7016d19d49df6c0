import { majorOf, otherNode } from "../measuring/nodes.mjs";
import { startUpRows } from "./start-up.mjs";

const ROUNDS = 11;
const MAJORS = [20, 22, 24, 26];

export const runtimes = {
  rows: (bench) =>
    MAJORS.filter((major) => major !== majorOf(process.version)).flatMap((major) =>
      startUpRows(bench, otherNode(major, bench), ROUNDS),
    ),
};
